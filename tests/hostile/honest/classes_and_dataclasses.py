# honest: Puts its work into dataclasses, properties and class methods.
from dataclasses import dataclass, field


@dataclass
class Square:
    side: int
    history: list = field(default_factory=list)

    @property
    def area(self):
        self.history.append(self.side)
        return self.side * self.side

    @classmethod
    def of(cls, side):
        return cls(side)


def attack(n):
    return Square.of(n).area
