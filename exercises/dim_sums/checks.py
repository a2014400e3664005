"""Hidden checks of dim_sums."""

import pytest
import torch

from grader.checks import expect, raised

CHAPTER = torch.tensor([[[[1, 2, 3], [7, 8, 9]], [[4, 5, 6], [1, 1, 1]]]], dtype=torch.float32)
NO_INTEGER_MEAN = raised(RuntimeError, match=r"mean\(\)")


def sizes(rng, count):
    """Draw different sizes, 2 to 7."""
    return (torch.randperm(6, generator=rng)[:count] + 2).tolist()


def cases(rng):
    """Return tensors of several kinds: float, integer, double, non-contiguous."""
    a, b, c = sizes(rng, 3)
    return [
        torch.randn(a, b, c, generator=rng),
        torch.randint(-20, 20, (c, a), generator=rng),
        torch.randn(b, c, a, 2, generator=rng, dtype=torch.float64).permute(3, 1, 0, 2),
        CHAPTER,
    ]


def every_dim(a):
    return range(-a.dim(), a.dim())


def means(a, **dim):
    """Return what a mean in place of a sum would give."""
    return a.mean(**dim) if a.is_floating_point() else [NO_INTEGER_MEAN, a.float().mean(**dim)]


def test_sum_all(student, rng):
    """sum_all：所有元素之和，0 维张量 | sum_all: the sum of all elements, as a 0-d tensor"""
    for a in [*cases(rng), torch.tensor([2.5])]:
        expect(student.sum_all, a).equals(
            a.sum(), mistakes={"mean_instead_of_sum": means(a), "python_sum": a.sum(dim=0)}
        )
    expect(student.sum_all, a=CHAPTER).equals(torch.tensor(48.0))


def sum_over_mistakes(a, dim):
    others = [a.sum(dim=other) for other in range(a.dim()) if other != dim % a.dim()]
    return {
        "kept_dim": a.sum(dim=dim, keepdim=True),
        "ignored_minus_sign": a.sum(dim=-dim % a.dim()) if dim < 0 else [],
        "other_dim": others,
        "summed_everything": a.sum() if a.dim() > 1 else [],
        "mean_instead_of_sum": means(a, dim=dim),
    }


@pytest.mark.points(2)
def test_sum_over_the_asked_dim(student, rng):
    """sum_over：沿 dim 求和，这一维随之消失 | sum_over: sums over dim, and that dim disappears"""
    for a in cases(rng):
        for dim in range(a.dim()):
            expect(student.sum_over, a, dim).equals(a.sum(dim=dim), mistakes=sum_over_mistakes(a, dim))
    a = torch.randint(9, (5,), generator=rng)
    expect(student.sum_over, dim=0, a=a).equals(a.sum(dim=0), mistakes=sum_over_mistakes(a, 0))


@pytest.mark.depends("test_sum_over_the_asked_dim")
def test_sum_over_a_negative_dim(student, rng):
    """sum_over：负的 dim 从最后一维往前数 | sum_over: a negative dim counts from the last one"""
    for a in cases(rng):
        for dim in range(-a.dim(), 0):
            expect(student.sum_over, a, dim=dim).equals(a.sum(dim=dim), mistakes=sum_over_mistakes(a, dim))


def test_sum_keeping_dim(student, rng):
    """sum_keeping_dim：沿 dim 求和，这一维保留，长度为 1 | sum_keeping_dim: sums over dim, which stays with size 1"""
    for a in cases(rng):
        for dim in every_dim(a):
            others = [other for other in range(a.dim()) if other != dim % a.dim()]
            expect(student.sum_keeping_dim, a, dim).equals(
                a.sum(dim=dim, keepdim=True),
                mistakes={
                    "ignored_minus_sign": a.sum(dim=-dim % a.dim(), keepdim=True) if dim < 0 else [],
                    "dropped_dim": a.sum(dim=dim),
                    "other_dim": [a.sum(dim=other, keepdim=True) for other in others],
                    "mean_instead_of_sum": means(a, dim=dim, keepdim=True),
                },
            )
    expect(student.sum_keeping_dim, dim=2, a=CHAPTER).equals(CHAPTER.sum(dim=2, keepdim=True))


@pytest.mark.parametrize(
    ("name", "dim"),
    [("sum_of_each_row", 1), ("sum_of_each_column", 0)],
    ids=["sum_of_each_row", "sum_of_each_column"],
)
def test_sum_of_each(student, rng, name, dim):
    """矩阵每行、每列之和 | The sums of a matrix, for each row or each column"""
    rows, cols = sizes(rng, 2)
    matrices = [
        torch.randn(rows, cols, generator=rng),
        torch.randint(-9, 9, (cols, rows), generator=rng).T,
        torch.randn(cols, cols, generator=rng, dtype=torch.float64),
        torch.randint(9, (1, cols), generator=rng),
        torch.randn(rows, 1, generator=rng),
    ]
    for m in matrices:
        expect(getattr(student, name), m).equals(
            m.sum(dim=dim),
            mistakes={
                "kept_dim": m.sum(dim=dim, keepdim=True),
                "other_dim": [m.sum(dim=1 - dim), m.sum(dim=1 - dim, keepdim=True)],
                "summed_everything": m.sum(),
                "mean_instead_of_sum": means(m, dim=dim),
            },
        )
    expect(getattr(student, name), m=matrices[1]).equals(matrices[1].sum(dim=dim))


def row_shares_mistakes(m):
    """Return what the usual slips make of normalise_rows for a matrix m of floats."""
    total = m.sum(dim=1)
    forgot = (
        m / total
        if m.shape[0] == m.shape[1]
        else raised(RuntimeError, match="must match the size of tensor b")
    )
    return {
        "forgot_keepdim": forgot,
        "normalised_columns": m / m.sum(dim=0),
        "divided_by_total": m / m.sum(),
        "divided_by_largest": m / m.amax(dim=1, keepdim=True),
        "softmax": m.softmax(dim=1),
        "divided_by_length": m / m.norm(dim=1, keepdim=True),
        "absolute_values": m / m.abs().sum(dim=1, keepdim=True),
        "integer_division": m // total[:, None],
    }


def positive(rng, *shape, dtype=torch.float32):
    return torch.rand(*shape, generator=rng, dtype=dtype) * 4 + 0.5


@pytest.mark.points(2)
def test_normalise_rows_sums_to_1(student, rng):
    """normalise_rows：每行除以该行之和，于是每行之和为 1 | normalise_rows: each row is divided by its sum, so each row sums to 1"""
    rows, cols = sizes(rng, 2)
    matrices = [
        positive(rng, rows, cols),
        positive(rng, cols, cols),
        positive(rng, cols, rows, dtype=torch.float64).T,
        positive(rng, 1, cols),
    ]
    for m in matrices:
        expect(student.normalise_rows, m).equals(
            m / m.sum(dim=1, keepdim=True), mistakes=row_shares_mistakes(m)
        )
    expect(student.normalise_rows, m=matrices[0]).equals(matrices[0] / matrices[0].sum(dim=1, keepdim=True))


def test_normalise_rows_of_integers_and_negatives(student, rng):
    """normalise_rows：整数得到 float32，负数照常相除 | normalise_rows: integers give float32, negative numbers are divided just the same"""
    rows, cols = sizes(rng, 2)
    whole = torch.randint(1, 20, (rows, cols), generator=rng)
    shares = whole.float() / whole.float().sum(dim=1, keepdim=True)
    floor = whole // whole.sum(dim=1, keepdim=True)
    expect(student.normalise_rows, whole).equals(
        shares, mistakes=row_shares_mistakes(whole.float()) | {"integer_division": [floor, floor.float()]}
    )
    signed = positive(rng, rows, cols + 2)
    signed[:, 1] = -signed[:, 1] / 5
    signed[0] = -signed[0]
    expect(student.normalise_rows, signed).equals(
        signed / signed.sum(dim=1, keepdim=True), mistakes=row_shares_mistakes(signed)
    )
