import abc
import math


class Shape(abc.ABC):
    def __init__(self, name="shape"):
        self.name = name

    @property
    @abc.abstractmethod
    def area(self):
        """The area."""

    @abc.abstractmethod
    def scale(self, factor):
        """Scale."""

    def describe(self):
        return f"{self.name} of area {self.area:.2f}"

    def __lt__(self, other):
        return self.area < other.area


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius

    @property
    def area(self):
        return math.pi * self.radius**2

    def scale(self, factor):
        return Circle(self.radius * factor)


class Square(Shape):
    def __init__(self, side):
        super().__init__(name="square")
        self.side = side

    @property
    def area(self):
        return self.side**2

    def scale(self, factor):
        return type(self)(self.side * factor)


class Tile(Square):
    def describe(self):
        return "tiled " + super().describe()


class Half(Shape):
    def scale(self, factor):
        return self


def total_area(shapes):
    return sum(shape.area for shape in shapes)


def largest(shapes):
    return max(shapes)
