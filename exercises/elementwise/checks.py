"""Hidden checks of elementwise."""

import pytest
import torch

from grader.checks import expect, raised

CHAPTER = (torch.arange(8).reshape(2, 4), torch.arange(9, 17).reshape(2, 4))
KEYS = ("add", "subtract", "multiply", "divide")
NO_MATRIX_PRODUCT = [
    raised(RuntimeError, match="cannot be multiplied|at least 1D|size mismatch"),
    raised(RuntimeError, match=r"must be a (matrix|3D tensor)|Expected size for first two dimensions"),
]


def sizes(rng, count):
    """Draw different sizes, 2 to 6."""
    return (torch.randperm(5, generator=rng)[:count] + 2).tolist()


def floats(rng, *shape, dtype=torch.float32):
    """Draw floats that keep away from 0, of either sign."""
    size = torch.rand(shape, generator=rng, dtype=dtype) * 4 + 0.6
    return torch.where(torch.rand(shape, generator=rng) < 0.5, size, -size)


def ints(rng, *shape):
    """Draw whole numbers of either sign, never 0."""
    size = torch.randint(2, 30, shape, generator=rng)
    return torch.where(torch.rand(shape, generator=rng) < 0.5, size, -size)


def pairs(rng):
    """Return pairs of one shape and dtype: matrices first, then other numbers of dims."""
    a, b, c = sizes(rng, 3)
    double = torch.float64
    return [
        (floats(rng, a, b), floats(rng, a, b)),
        (ints(rng, a, a), ints(rng, a, a)),
        (floats(rng, b, a, dtype=double).T, floats(rng, a, b, dtype=double)),
        (ints(rng, a, b, c), ints(rng, a, b, c)),
        (ints(rng, 2 * c)[::2], ints(rng, c)),
        (floats(rng), floats(rng)),
        (ints(rng, 1), ints(rng, 1)),
        CHAPTER,
    ]


def attempt(operation, *args):
    """Return what the operation gives; an empty list, which no answer matches, where it refuses."""
    try:
        return operation(*args)
    except RuntimeError:
        return []


@pytest.mark.points(2)
def test_multiply(student, rng):
    """multiply：对应位置相乘，任何形状 | multiply: entry times entry, in any shape"""
    for a, b in pairs(rng):
        expect(student.multiply, a, b).equals(
            a * b,
            mistakes={
                "matrix_product": [attempt(torch.matmul, a, b), *NO_MATRIX_PRODUCT],
                "added_up": (a * b).sum(),
                "sum_instead_of_product": a + b,
                "float_of_everything": (a * b).float() if not a.is_floating_point() else [],
            },
        )
    a, b = CHAPTER
    expect(student.multiply, b=b, a=a).equals(a * b)


def operations(a, b, **changed):
    """Return the right results, with these entries changed."""
    return {"add": a + b, "subtract": a - b, "multiply": a * b, "divide": a / b} | changed


def cut_quotients(a, b):
    """Return what the ways to lose the fractions of a quotient give."""
    floor, cut = a // b, torch.div(a, b, rounding_mode="trunc")
    return [operations(a, b, divide=quotient) for quotient in (floor, cut, floor.float(), cut.float())]


def operations_mistakes(a, b):
    right = operations(a, b)
    product = attempt(torch.matmul, a, b)
    return {
        "other_keys": lambda answer: isinstance(answer, dict) and answer.keys() != right.keys(),
        "sequence_instead_of_dict": lambda answer: isinstance(answer, (list, tuple)),
        "floor_division": cut_quotients(a, b),
        "matrix_product": [
            *([operations(a, b, multiply=product)] if product != [] else []),
            *NO_MATRIX_PRODUCT,
        ],
        "swapped_subtraction": [
            operations(a, b, subtract=b - a),
            operations(a, b, subtract=b - a, divide=b / a),
        ],
        "swapped_division": operations(a, b, divide=b / a),
        "added_up": operations(a, b, multiply=(a * b).sum()),
    }


@pytest.mark.points(2)
def test_basic_operations(student, rng):
    """basic_operations：加、减、乘、除，放在一个字典里 | basic_operations: sum, difference, product and quotient in a dict"""
    for a, b in pairs(rng):
        expect(student.basic_operations, a, b).equals(operations(a, b), mistakes=operations_mistakes(a, b))
    a, b = floats(rng, 3), floats(rng, 3)
    expect(student.basic_operations, b=b, a=a).equals(operations(a, b))


@pytest.mark.points(1.5)
def test_basic_operations_on_integers(student, rng):
    """basic_operations：整数的商是小数，其余还是整数 | basic_operations: quotients of integers are fractions, the rest stay integers"""
    rows, cols = sizes(rng, 2)
    for a, b in (
        (ints(rng, rows, cols), ints(rng, rows, cols)),
        (ints(rng, cols, rows).int().T, ints(rng, rows, cols).int()),
        CHAPTER,
    ):
        everything_float = {key: value.float() for key, value in operations(a, b).items()}
        expect(student.basic_operations, a, b).equals(
            operations(a, b), mistakes=operations_mistakes(a, b) | {"float_of_everything": everything_float}
        )


@pytest.mark.points(2)
def test_scale(student, rng):
    """scale：k 乘以每个元素，整数、负数、0、小数都行 | scale: k times every entry; whole, negative, 0 or a fraction"""
    rows, cols = sizes(rng, 2)
    whole = int(torch.randint(2, 9, (), generator=rng))
    for a in (
        ints(rng, rows, cols),
        floats(rng, cols, rows),
        floats(rng, cols, rows, dtype=torch.float64).T,
        ints(rng, cols),
    ):
        for k in (whole, whole + 0.25, -whole, -0.75, 0, 1.0):
            cut = [(k * a).to(a.dtype), int(k) * a]
            expect(student.scale, k, a).equals(
                k * a,
                mistakes={
                    "integer_result": cut if isinstance(k, float) and not a.is_floating_point() else [],
                    "float_of_everything": (k * a).float() if not (k * a).is_floating_point() else [],
                    "added_number": k + a,
                    "raised_to_power": attempt(torch.pow, a, k),
                },
            )
    expect(student.scale, a=torch.tensor(4), k=3).equals(torch.tensor(12))


@pytest.mark.points(2.5)
def test_cross(student, rng):
    """cross：叉乘，和两个向量都垂直 | cross: the cross product, at right angles to both vectors"""
    double = torch.float64
    cases = [
        (floats(rng, 3), floats(rng, 3)),
        (ints(rng, 3), ints(rng, 3)),
        (floats(rng, 3, dtype=double), floats(rng, 3, 2, dtype=double)[:, 1]),
        (ints(rng, 6)[::2], ints(rng, 3)),
        (torch.eye(3)[0], torch.eye(3)[1]),
    ]
    for a, b in cases:
        right = torch.linalg.cross(a, b)
        expect(student.cross, a, b).equals(
            right,
            mistakes={
                "swapped_cross": torch.linalg.cross(b, a),
                "middle_sign": right * torch.tensor([1, -1, 1]),
                "elementwise_product": a * b,
                "added_up": (a * b).sum(),
                "outer_product": torch.outer(a, b),
                "float_of_everything": right.float() if not a.is_floating_point() else [],
            },
        )
    a, b = cases[1]
    expect(student.cross, b=b, a=a).equals(torch.linalg.cross(a, b))
    expect(student.cross, a, 3 * a).equals(torch.zeros(3, dtype=a.dtype))
