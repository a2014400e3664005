"""Hidden checks of broadcasting."""

from itertools import zip_longest

import pytest
import torch

from grader.checks import expect, raised, require

COPIES = ("repeat", "tile", "repeat_interleave")
EXPANSIONS = {"expand", "expand_as", "broadcast_to"}
SIZES_DIFFER = raised(RuntimeError, match="must match the size of tensor b")
NO_INTEGER_MEAN = raised(RuntimeError, match=r"mean\(\)")


def sizes(rng, count):
    """Draw different sizes, 2 to 7."""
    return (torch.randperm(6, generator=rng)[:count] + 2).tolist()


def floats(rng, *shape, dtype=torch.float32):
    return torch.randn(*shape, generator=rng, dtype=dtype) * 3


def ints(rng, *shape):
    return torch.randint(-30, 30, shape, generator=rng)


def attempt(operation, *args):
    """Return what the operation gives; an empty list, which no answer matches, where the shapes do not fit."""
    try:
        return operation(*args)
    except RuntimeError:
        return []


def copies_nothing(function, *args):
    """Hold the rule of the topic: no repetition in memory, and no clone of what was expanded."""
    watched = expect(function, *args).calls_none_of(*COPIES, mistake="expanded_with_copy")
    calls = [call.rpartition(".")[2] for call in watched.seen.calls]
    expanded = next((place for place, call in enumerate(calls) if call in EXPANSIONS), len(calls))
    require(
        "clone" not in calls[expanded:],
        "这里要让广播来做，不要先 expand 再 clone | Broadcasting is to do this, without expand and then clone",
        mistake="expanded_with_copy",
    )


def outer_mistakes(row, column):
    return {
        "product_instead_of_sum": column * row,
        "transposed_result": row.T + column.T,
        "flattened_first": [
            attempt(torch.add, row.flatten(), column.flatten()),
            *([SIZES_DIFFER] if row.numel() != column.numel() else []),
        ],
    }


@pytest.mark.points(1.5)
def test_outer_sum(student, rng):
    """outer_sum：行的每个元素加列的每个元素 | outer_sum: each entry of the row plus each entry of the column"""
    n, m = sizes(rng, 2)
    cases = [
        (floats(rng, 1, n), floats(rng, m, 1)),
        (ints(rng, 1, n), ints(rng, 1, m).T),
        (floats(rng, 1, m, dtype=torch.float64), floats(rng, m, 1, dtype=torch.float64)),
        (ints(rng, 1, 1), ints(rng, m, 1)),
        (ints(rng, 1, n), ints(rng, 1, 1)),
        (torch.arange(1, 3).view(1, 2), torch.arange(1, 4).view(3, 1)),
    ]
    for row, column in cases:
        expect(student.outer_sum, row, column).equals(row + column, mistakes=outer_mistakes(row, column))
    row, column = cases[0]
    copies_nothing(student.outer_sum, row, column)
    expect(student.outer_sum, column=column, row=row).equals(row + column)


def pairs_from(a, b, *, left=False):
    """Return the sizes that meet, first dim first; without `left`, as torch does, from the last dim."""
    if left:
        return list(zip_longest(a, b, fillvalue=1))
    return list(zip_longest(a[::-1], b[::-1], fillvalue=1))[::-1]


def stretched(pairs):
    """Return the shape that the pairs of sizes make; an empty list where a pair does not match."""
    if any(x != y and 1 not in (x, y) for x, y in pairs):
        return []
    return tuple(x if y == 1 else y for x, y in pairs)


def shape_mistakes(a, b):
    """Return the slips in broadcast_shape; `a` and `b` may broadcast or not."""
    both = pairs_from(a, b)
    shared = both[max(len(a), len(b)) - min(len(a), len(b)) :]
    right, left, short = stretched(both), stretched(pairs_from(a, b, left=True)), stretched(shared)
    refused = [raised(ValueError)] if right != [] else []
    mistakes = {
        "torch_error": [raised(RuntimeError), raised(AssertionError)] if right == [] else [],
        "list_instead_of_tuple": lambda answer: isinstance(answer, list) and tuple(answer) == right,
        "ones_not_stretched": refused if len(a) == len(b) else [],
        "left_aligned_shapes": [*([left] if left != [] else []), *(refused if len(a) != len(b) else [])],
        "dropped_leading_dims": short if short != [] and len(a) != len(b) else [],
        "took_maximum": tuple(max(pair) for pair in both),
    }
    return {name: pattern for name, pattern in mistakes.items() if pattern != right}


@pytest.mark.points(1)
def test_broadcast_shape_of_one_length(student, rng):
    """broadcast_shape：维数相同的形状 | broadcast_shape: shapes with the same number of dims"""
    p, q, r = sizes(rng, 3)
    for a, b in (
        ((p, q, r), (p, q, r)),
        ((p, 1), (1, q)),
        ((1, p, 1, q), (r, p, 1, 1)),
        ((1, 2), (3, 1)),
        ((1,), (r,)),
        ((0,), (1,)),
        ((p, 1), (1, 0)),
        ((), ()),
    ):
        expect(student.broadcast_shape, a, b).equals(
            tuple(torch.broadcast_shapes(a, b)), mistakes=shape_mistakes(a, b)
        )
    expect(student.broadcast_shape, b=(p, 1), a=(1, q)).equals((p, q))


@pytest.mark.points(1.5)
@pytest.mark.depends("test_broadcast_shape_of_one_length")
def test_broadcast_shape_of_any_length(student, rng):
    """broadcast_shape：维数不同时，从最后一维对齐 | broadcast_shape: where the numbers of dims differ, from the last dim"""
    p, q, r = sizes(rng, 3)
    for a, b in (
        ((p, 1), (p,)),
        ((p, q, r), (q, 1)),
        ((p, 1, r), (q, 1)),
        ((p, q), (q,)),
        ((), (p, q)),
        ((p, 1, 0), (1,)),
        ((1, 1, p, 1), (q,)),
    ):
        for one, other in ((a, b), (b, a)):
            expect(student.broadcast_shape, one, other).equals(
                tuple(torch.broadcast_shapes(a, b)), mistakes=shape_mistakes(one, other)
            )


@pytest.mark.points(1.5)
def test_shapes_that_do_not_broadcast(student, rng):
    """broadcast_shape：对不上的形状，抛出 ValueError | broadcast_shape: shapes that do not match raise ValueError"""
    p, q, r = sizes(rng, 3)
    for a, b in (
        ((p,), (q,)),
        ((p, q), (q, p)),
        ((p, q), (p,)),
        ((p, q, r), (q, 1, r)),
        ((0,), (3,)),
        ((p, 3), (p, 1, 0)),
    ):
        for one, other in ((a, b), (b, a)):
            expect(student.broadcast_shape, one, other).raises(
                ValueError, mistakes=shape_mistakes(one, other)
            )


def centring_mistakes(m):
    """Return the slips in centre_columns, for a matrix of floats."""
    return {
        "centred_rows": [m - m.mean(dim=1, keepdim=True), attempt(torch.sub, m, m.mean(dim=1)), SIZES_DIFFER],
        "centred_whole": m - m.mean(),
        "divided_by_deviation": (m - m.mean(dim=0)) / m.std(dim=0) if len(m) > 1 else [],
        "returned_means": [m.mean(dim=0), m.mean(dim=0, keepdim=True)],
    }


@pytest.mark.points(1.5)
def test_centre_columns(student, rng):
    """centre_columns：每列减去自己的平均值 | centre_columns: each column less its own mean"""
    rows, cols = sizes(rng, 2)
    for m in (
        floats(rng, rows, cols) + 5,
        floats(rng, cols, cols) - 7,
        (floats(rng, cols, rows, dtype=torch.float64) + 5).T,
        floats(rng, 1, cols) + 5,
        floats(rng, rows, 1) + 5,
    ):
        expect(student.centre_columns, m).equals(m - m.mean(dim=0), mistakes=centring_mistakes(m))
    m = floats(rng, rows, cols)
    copies_nothing(student.centre_columns, m)
    expect(student.centre_columns, m=m).equals(m - m.mean(dim=0))


@pytest.mark.points(0.5)
def test_centre_columns_of_integers(student, rng):
    """centre_columns：整数得到 float32 | centre_columns: integers give float32"""
    rows, cols = sizes(rng, 2)
    for whole in (ints(rng, rows, cols), ints(rng, cols, rows).int().T):
        m = whole.float()
        cut = [whole - m.mean(dim=0).to(whole.dtype), whole - whole.sum(dim=0) // len(whole)]
        expect(student.centre_columns, whole).equals(
            m - m.mean(dim=0), mistakes={"integer_mean": [NO_INTEGER_MEAN, *cut]} | centring_mistakes(m)
        )


@pytest.mark.points(1.5)
def test_scale_rows(student, rng):
    """scale_rows：每行乘以自己的系数，方阵也一样 | scale_rows: each row times its own factor, in square matrices too"""
    rows, cols = sizes(rng, 2)
    cases = [
        (floats(rng, rows, cols), floats(rng, rows)),
        (floats(rng, cols, cols), floats(rng, cols)),
        (ints(rng, rows, cols), ints(rng, rows)),
        (floats(rng, cols, rows, dtype=torch.float64).T, floats(rng, 2 * rows, dtype=torch.float64)[::2]),
        (floats(rng, rows, 1), floats(rng, rows)),
        (ints(rng, 1, cols), ints(rng, 1)),
    ]
    for m, factors in cases:
        expect(student.scale_rows, m, factors).equals(
            m * factors.reshape(-1, 1),
            mistakes={
                "scaled_columns": [attempt(torch.mul, m, factors), SIZES_DIFFER],
                "matrix_product": [
                    factors @ m,
                    attempt(torch.matmul, m, factors),
                    raised(RuntimeError, match="size mismatch"),
                ],
                "added_factors": m + factors.reshape(-1, 1),
            },
        )
    m, factors = cases[0]
    copies_nothing(student.scale_rows, m, factors)
    expect(student.scale_rows, factors=factors, m=m).equals(m * factors.reshape(-1, 1))


@pytest.mark.points(1)
def test_pairwise_differences(student, rng):
    """pairwise_differences：每两个点之差，p[i] − p[j] | pairwise_differences: the difference of every two points, p[i] − p[j]"""
    n, d = sizes(rng, 2)
    for p in (
        floats(rng, n, d),
        ints(rng, d, n),
        floats(rng, d, d),
        floats(rng, d, n, dtype=torch.float64).T,
        ints(rng, 1, d),
        floats(rng, n, 1),
    ):
        right = p[:, None] - p[None]
        expect(student.pairwise_differences, p).equals(
            right,
            mistakes={
                "swapped_difference": p[None] - p[:, None],
                "coordinate_differences": [p[:, :, None] - p[:, None], p[:, None] - p[:, :, None]],
                "distances_instead_of_differences": right.float().norm(dim=-1).to(p.dtype),
                "absolute_differences": right.abs(),
                "subtracted_from_itself": p - p,
            },
        )
    p = floats(rng, n, d)
    copies_nothing(student.pairwise_differences, p)
    expect(student.pairwise_differences, p=p).equals(p[:, None] - p[None])
