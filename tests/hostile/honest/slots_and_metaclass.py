# honest: Uses slots, abstract classes, enums and a metaclass.
import abc
import enum


class Power(enum.IntEnum):
    SQUARE = 2


class Task(abc.ABC):
    __slots__ = ("n",)

    def __init__(self, n):
        self.n = n

    @abc.abstractmethod
    def run(self): ...


class Square(Task):
    def run(self):
        return self.n**Power.SQUARE


def attack(n):
    return Square(n).run()
