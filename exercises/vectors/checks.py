"""Hidden checks of vectors."""

import math

import pytest
import torch

from grader.checks import expect, raised

FORBIDDEN = (
    *(f"linalg_{name}" for name in dir(torch.linalg) if not name.startswith("_")),
    *("torch.norm", "functional.norm", "Tensor.norm"),
    *("torch.dot", "Tensor.dot"),
    *("cosine_similarity", "CosineSimilarity"),
)


def size(rng):
    """Draw a length, 3 to 7."""
    return int(torch.randint(3, 8, (), generator=rng))


def floats(rng, n, dtype=torch.float32):
    """Draw a vector with entries of both signs, none of them near 0."""
    signs = torch.randint(0, 2, (n,), generator=rng) * 2 - 1
    signs[0], signs[1:2] = 1, -1
    return signs * (1 + 4 * torch.rand(n, generator=rng, dtype=dtype))


def ints(rng, n):
    """Draw a vector of integers of both signs, none of them 0."""
    return floats(rng, n).round().long()


def every_second(v):
    """Return v as a vector that is not contiguous."""
    return torch.stack([v, -v], dim=1).reshape(-1)[::2]


def worth(value):
    """Match tensors of these values, whatever their dtype."""
    return lambda answer: (
        answer.shape == value.shape and torch.allclose(answer.double(), value.double(), rtol=1e-3, atol=1e-4)
    )


def worth_number(value):
    """Match a Python number in place of the 0-d tensor `value`."""
    return lambda answer: (
        isinstance(answer, int | float) and math.isclose(answer, value.item(), rel_tol=1e-3, abs_tol=1e-3)
    )


def dtype_mistakes(expected):
    return {
        "number_instead_of_tensor": worth_number(expected),
        "always_float32": lambda answer: answer.dtype != expected.dtype and worth(expected)(answer),
    }


def length(v):
    return (v.double() ** 2).sum().sqrt().to(v.dtype if v.is_floating_point() else torch.float32)


def norm_mistakes(v):
    wide = v.double()
    return {
        "squared_norm": worth((wide**2).sum()),
        "l1_norm": worth(wide.abs().sum()),
        "summed_before_squaring": [worth(wide.sum().abs()), worth(wide.sum() ** 2)],
        "mean_instead_of_sum": worth((wide**2).mean().sqrt()),
        **dtype_mistakes(length(v)),
    }


@pytest.mark.points(2)
def test_norm(student, rng):
    """norm：各分量平方和的平方根，不用现成的函数 | norm: the root of the sum of squares, without a ready-made function"""
    for v in (
        floats(rng, size(rng)),
        floats(rng, size(rng), torch.float64),
        ints(rng, size(rng)),
        every_second(floats(rng, size(rng))),
    ):
        expect(student.norm, v).equals(length(v), mistakes=norm_mistakes(v)).calls_none_of(
            *FORBIDDEN, mistake="library_function"
        )


@pytest.mark.points(1)
def test_norm_of_small_cases(student, rng):
    """norm：整数 [3, -4]、只有一个分量、零向量 | norm: the integers [3, -4], a single component, a zero vector"""
    three_four = torch.tensor([3, -4])
    expect(student.norm, v=three_four).equals(torch.tensor(5.0), mistakes=norm_mistakes(three_four))
    one = -floats(rng, 1)
    expect(student.norm, one).equals(one.abs().sum(), mistakes=norm_mistakes(one))
    expect(student.norm, torch.zeros(3)).equals(torch.tensor(0.0), mistakes=norm_mistakes(torch.zeros(3)))
    expect(student.norm, torch.zeros(2, dtype=torch.int64)).equals(torch.tensor(0.0))


def scale_mistakes(k, v):
    return {
        "lost_sign_of_k": worth(abs(k) * v) if k < 0 else [],
        "scaled_the_unit_vector": worth(k * v / length(v)),
        "added_k": worth(k + v) if k else [],
        "truncated_products": worth((k * v).long()),
        "always_float32": lambda answer: answer.dtype != (k * v).dtype and worth(k * v)(answer),
    }


@pytest.mark.points(2)
def test_scale(student, rng):
    """scale：每个分量乘以 k，k 可以是负数和 0 | scale: each component times k, which may be negative or 0"""
    whole = int(torch.randint(2, 6, (), generator=rng))
    for k in (whole + 0.5, -whole, 0, -1, -whole - 0.25):
        for v in (
            floats(rng, size(rng)),
            floats(rng, size(rng), torch.float64),
            ints(rng, size(rng)),
            every_second(floats(rng, size(rng))),
            floats(rng, 1),
        ):
            expect(student.scale, k, v).equals(k * v, mistakes=scale_mistakes(k, v))
    expect(student.scale, v=v, k=whole).equals(whole * v, mistakes=scale_mistakes(whole, v))


def product(a, b):
    return (a.double() * b.double()).sum().to(a.dtype)


def dot_mistakes(a, b):
    return {
        "forgot_to_sum": worth(a * b) if a.numel() > 1 else [],
        "mean_instead_of_sum": worth((a.double() * b.double()).mean()),
        "product_of_lengths": worth(length(a) * length(b)),
        "multiplied_the_sums": worth(a.sum() * b.sum()),
        **dtype_mistakes(product(a, b)),
    }


@pytest.mark.points(2)
def test_dot(student, rng):
    """dot：对应分量相乘再相加，不用现成的函数 | dot: products of the components, added up, without a ready-made function"""
    n = size(rng)
    for a, b in (
        (floats(rng, n), floats(rng, n)),
        (floats(rng, n, torch.float64), floats(rng, n, torch.float64)),
        (ints(rng, n), ints(rng, n)),
        (every_second(floats(rng, n)), floats(rng, n).flip(0)),
        (floats(rng, 1), -floats(rng, 1)),
    ):
        expect(student.dot, a, b).equals(product(a, b), mistakes=dot_mistakes(a, b)).calls_none_of(
            *FORBIDDEN, mistake="library_function"
        )
    expect(student.dot, b=b, a=a).equals(product(a, b), mistakes=dot_mistakes(a, b))


def cosine(a, b):
    return (a.double() * b.double()).sum() / (length(a.double()) * length(b.double()))


def right_angle(a, b):
    return cosine(a, b).clamp(-1, 1).acos().to(a.dtype if a.is_floating_point() else torch.float32)


def angle_mistakes(a, b):
    """Name wrong angles; equal vectors and the like make many of these right, so they are no cases."""
    right, c = right_angle(a, b), cosine(a, b)
    products, first, second = c * length(a) * length(b), length(a.double()), length(b.double())
    return {
        "degrees": worth(torch.rad2deg(right)),
        "forgot_arccosine": worth(c),
        "forgot_lengths": [
            worth(products.clamp(-1, 1).acos()),
            lambda answer: abs(products) > 1 and bool(answer.isnan()),
        ],
        "missing_brackets": worth((products / first * second).clamp(-1, 1).acos()),
        "angle_between_lines": worth(c.abs().acos()),
        "sine_for_cosine": worth(c.asin()),
        **dtype_mistakes(right),
    }


def spread(rng, n, dtype=torch.float32):
    """Draw two vectors whose wrong angles differ: neither near parallel nor near a right angle."""
    while True:
        a, b = floats(rng, n, dtype), floats(rng, n, dtype)
        if 0.3 < abs(cosine(a, b)) < 0.9:
            return a, b


@pytest.mark.points(2)
def test_angle(student, rng):
    """angle：夹角，弧度，不用现成的函数 | angle: in radians, without a ready-made function"""
    # short vectors first: there the wrong formulas stay within the range of acos, and differ
    for long_a, long_b in ((0.9, 0.6), (1.3, 2.5), (40.0, 500.0)):
        a, b = spread(rng, size(rng))
        a, b = a * (long_a / length(a)), b * (long_b / length(b))
        for first, second in ((a, b), (b, -a)):
            expect(student.angle, first, second).equals(
                right_angle(first, second), rtol=0.0, atol=1e-3, mistakes=angle_mistakes(first, second)
            ).calls_none_of(*FORBIDDEN, mistake="library_function")
    for a, b in (spread(rng, size(rng), torch.float64), map(every_second, spread(rng, 4))):
        expect(student.angle, b=b, a=a).equals(
            right_angle(a, b), rtol=0.0, atol=1e-3, mistakes=angle_mistakes(a, b)
        )
    for a, b in (([3, 0], [2, 2]), ([2, 2], [0, 3]), ([1, 2, 2], [-2, 4, 1])):
        a, b = torch.tensor(a), torch.tensor(b)
        expect(student.angle, a, b).equals(
            right_angle(a, b), rtol=0.0, atol=1e-3, mistakes=angle_mistakes(a, b)
        )


def overshooting(rng, sign, of_lengths):
    """Draw vectors of one line whose cosine comes out beyond ±1 in float32, computed in one of the usual ways."""
    while True:
        a = floats(rng, size(rng))
        b = sign * a * (0.5 + 3 * torch.rand((), generator=rng))
        if abs((a * b).sum() / of_lengths(a, b)) > 1:
            return a, b


def squares(v):
    return (v * v).sum()


@pytest.mark.points(2)
@pytest.mark.depends("test_angle")
def test_angle_on_one_line(student, rng):
    """angle：方向相同得 0，方向相反得 π，不出现 NaN；只有一个分量也行 | angle: 0 for equal directions, π for opposite ones, never NaN; one component will do"""
    usual_ways = (
        lambda a, b: squares(a).sqrt() * squares(b).sqrt(),
        lambda a, b: (squares(a) * squares(b)).sqrt(),
        lambda a, b: squares(a) ** 0.5 * squares(b) ** 0.5,
        lambda a, b: math.sqrt(squares(a)) * math.sqrt(squares(b)),
    )
    mistakes = {
        "unclamped_acos": [lambda answer: bool(answer.isnan()), raised(ValueError, match="domain|range")]
    }
    for of_lengths in usual_ways:
        for sign, expected in ((1, 0.0), (-1, math.pi)):
            for _ in range(2):
                a, b = overshooting(rng, sign, of_lengths)
                expect(student.angle, a, b).equals(
                    torch.tensor(expected),
                    rtol=0.0,
                    atol=1e-3,
                    mistakes={**mistakes, "degrees": worth(torch.tensor(180.0)) if sign < 0 else []},
                )
    one = floats(rng, 1)
    expect(student.angle, one, 2 * one).equals(torch.tensor(0.0), atol=1e-3, mistakes=mistakes)
    whole = ints(rng, 3)
    expect(student.angle, whole, -3 * whole).equals(torch.tensor(math.pi), atol=1e-3, mistakes=mistakes)


@pytest.mark.points(1)
@pytest.mark.depends("test_angle")
def test_angle_with_a_zero_vector(student, rng):
    """angle：有零向量时抛出 ValueError，很短的向量不算零向量 | angle: ValueError for a zero vector; a very short one is no zero vector"""
    v = floats(rng, 3)
    for a, b in (
        (torch.zeros(3), v),
        (v, torch.zeros(3)),
        (torch.zeros(3), torch.zeros(3)),
        (ints(rng, 2), torch.zeros(2, dtype=torch.int64)),
        (torch.zeros(1), -floats(rng, 1)),
    ):
        expect(student.angle, a, b).raises(
            ValueError,
            mistakes={
                "accepted_zero_vector": lambda answer: isinstance(answer, torch.Tensor),
                "wrong_exception": raised(Exception),
            },
        )
    a, b = spread(rng, 3)
    expect(student.angle, a / 2000, b / 3000).equals(right_angle(a, b), rtol=0.0, atol=1e-3)
