import abc
import inspect

import pytest
from shapes import Circle, Half, Shape, Square, Tile, largest, total_area


def test_abstract():
    with pytest.raises(TypeError, match="abstract"):
        Shape()
    with pytest.raises(TypeError):
        Half()
    assert inspect.isabstract(Shape)
    assert not inspect.isabstract(Circle)
    assert issubclass(Shape, abc.ABC)


@pytest.mark.parametrize(
    "shape, area", [(Circle(1), 3.141592653589793), (Square(3), 9), (Tile(2), 4)], ids=["circle", "square", "tile"]
)
def test_areas(shape, area):
    assert shape.area == pytest.approx(area)
    assert isinstance(shape, Shape)


@pytest.mark.parametrize("factor", [1, 2, 0.5])
@pytest.mark.parametrize("kind", [Circle, Square, Tile])
def test_scales(kind, factor):
    scaled = kind(2).scale(factor)
    assert type(scaled) is kind
    assert scaled.area == pytest.approx(kind(2).area * factor**2)


def test_describe():
    assert Circle(1).describe() == "circle of area 3.14"
    assert Tile(1).describe() == "tiled square of area 1.00"


def test_lists_of_shapes():
    shapes = [Square(1), Circle(1), Tile(2)]
    assert largest(shapes) is shapes[2]
    assert total_area(shapes[:1] + shapes[2:]) == 5
    assert sorted(shapes)[0] is shapes[0]
    assert min(shapes, key=lambda shape: shape.area).name == "square"


def test_own_subclass():
    class Dot(Shape):
        area = 0

        def scale(self, factor):
            return self

    dot = Dot("dot")
    assert dot.describe() == "dot of area 0.00"
    assert dot.scale(3) is dot
    assert total_area([dot, Square(2)]) == 4
    assert isinstance(dot, Shape)


def test_own_subclass_with_a_property_and_super():
    class Cube(Square):
        def __init__(self, side, depth):
            super().__init__(side)
            self.depth = depth

        @property
        def area(self):
            return 6 * super().area

        def describe(self):
            return super().describe().upper()

    cube = Cube(2, depth=3)
    assert cube.area == 24
    assert cube.depth == 3
    assert cube.describe() == "SQUARE OF AREA 24.00"
    assert largest([cube, Square(4)]) is cube


def test_area_fails():
    assert Square(2).area == 5
