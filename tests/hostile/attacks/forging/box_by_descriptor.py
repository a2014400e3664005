# attack: Attributes that differ each time they are asked for, by descriptor and metaclass.
# verdicts: test_attack=failed test_box=failed
import itertools


class Meta(type):
    def __instancecheck__(cls, one):
        return True

    def __call__(cls, *args):
        return super().__call__()

    def __eq__(cls, other):
        return True

    __hash__ = type.__hash__


class Odd:
    numbers = itertools.count()

    def __get__(self, one, owner):
        return [3, 4][: next(self.numbers) % 2]


class Box(metaclass=Meta):
    content = Odd()

    def __getattribute__(self, name):
        return object.__getattribute__(self, name) if name != "put" else lambda item: self


def attack(n):
    return Box
