"""Hidden checks of reshape."""

import pytest
import torch

from grader.checks import expect, raised

CHAPTER = torch.tensor([[[[1, 2, 3], [7, 8, 9]], [[4, 5, 6], [1, 1, 1]]]], dtype=torch.float32)


def two_sizes(rng):
    """Draw two different sizes, 2 to 6."""
    return (torch.randperm(5, generator=rng)[:2] + 2).tolist()


def numbered(rng, *shape):
    """Return different whole numbers in random order."""
    count = torch.Size(shape).numel()
    return torch.randperm(count, generator=rng).reshape(shape)


def contiguous_cases(rng):
    rows, cols = two_sizes(rng)
    return [
        CHAPTER,
        numbered(rng, rows, 6, cols),
        numbered(rng, 6 * cols).double() / 7,
        numbered(rng, cols, 2, rows, 3).to(torch.int16),
        numbered(rng, 3 * rows, 4) % 3 == 0,
    ]


def scattered_cases(rng):
    rows, cols = two_sizes(rng)
    return [
        numbered(rng, 6, cols + 1).float().T,  # with two rows it would have a view of two rows
        numbered(rng, rows, 12)[:, 1:7],
        numbered(rng, 6, rows, cols).permute(2, 0, 1),
    ]


def column_major(a):
    """Return the elements of a in Fortran order."""
    return a.permute(tuple(reversed(range(a.dim())))).reshape(-1)


ERRORS = {
    "hard_coded_sizes": raised(RuntimeError, match="is invalid for input of size"),
    "view_of_non_contiguous": raised(RuntimeError, match="view size is not compatible"),
    "fractional_sizes": raised(
        TypeError, match=r"type float|got float|(reshape|view)\(\) takes 1 positional"
    ),
}


def two_rows_mistakes(a):
    return {
        "rows_for_columns": a.reshape(-1, 2),
        "transposed_instead_of_reshaped": a.reshape(-1, 2).T,
        "column_major_order": [column_major(a).reshape(-1, 2).T, column_major(a).reshape(2, -1)],
    } | ERRORS


def flatten_mistakes(a):
    return {"kept_first_dim": a.reshape(a.shape[0], -1), "column_major_order": column_major(a)} | ERRORS


def threes_mistakes(a):
    return {
        "rows_for_columns": a.reshape(3, -1),
        "transposed_instead_of_reshaped": a.reshape(3, -1).T,
        "column_major_order": [column_major(a).reshape(3, -1).T, column_major(a).reshape(-1, 3)],
    } | ERRORS


def blocks_mistakes(a):
    return {
        "swapped_block_sizes": a.reshape(-1, 2, 3),
        "transposed_instead_of_reshaped": [
            a.reshape(-1, 2, 3).transpose(1, 2),
            a.reshape(2, 3, -1).permute(2, 1, 0),
            a.reshape(3, 2, -1).permute(2, 0, 1),
        ],
        "column_major_order": column_major(a).reshape(-1, 3, 2),
    } | ERRORS


SHAPES = pytest.mark.parametrize(
    ("name", "shape", "mistakes"),
    [
        ("to_two_rows", (2, -1), two_rows_mistakes),
        ("flatten", (-1,), flatten_mistakes),
        ("rows_of_three", (-1, 3), threes_mistakes),
        ("to_blocks", (-1, 3, 2), blocks_mistakes),
    ],
    ids=["to_two_rows", "flatten", "rows_of_three", "to_blocks"],
)


@SHAPES
def test_new_shape(student, rng, name, shape, mistakes):
    """变成新的形状，元素仍按行的顺序 | The new shape, with the elements in row order"""
    function = getattr(student, name)
    for a in contiguous_cases(rng):
        expect(function, a).equals(a.reshape(shape), mistakes=mistakes(a))
    expect(function, a=CHAPTER).equals(CHAPTER.reshape(shape))


@SHAPES
def test_new_shape_of_non_contiguous(student, rng, name, shape, mistakes):
    """内存不连续的张量也能变形 | Non-contiguous tensors get the new shape too"""
    for a in scattered_cases(rng):
        expect(getattr(student, name), a).equals(a.reshape(shape), mistakes=mistakes(a))


def test_flatten_makes_one_dim_of_any(student, rng):
    """flatten：0 维、1 维的张量也得到 1 维结果 | flatten: 0-d and 1-d tensors give a 1-d result too"""
    hard_coded = {"hard_coded_sizes": ERRORS["hard_coded_sizes"]}
    for a in [torch.tensor(4.5), numbered(rng, 5), numbered(rng, 1, 1, 1), numbered(rng, 7, 1)]:
        mistakes = {"kept_first_dim": a.reshape(a.shape[0], -1)} if a.dim() > 1 else {}
        expect(student.flatten, a).equals(a.reshape(-1), mistakes=mistakes | hard_coded)


@pytest.mark.points(1.5)
def test_as_view_shares_memory(student, rng):
    """as_view：rows 行的视图，与 a 共享内存 | as_view: a view with the asked rows, on the memory of a"""
    first, second = two_sizes(rng)
    a = numbered(rng, first, second, 3).float()
    for t, rows in [
        (CHAPTER, 2),
        (a, 1),
        (a, first),
        (a, 3 * first),
        (a.flatten().int(), second),
        (a, a.numel()),
    ]:
        expect(student.as_view, t, rows).equals(
            t.reshape(rows, -1), mistakes={"rows_for_columns": t.reshape(-1, rows)}
        ).shares_memory(0, mistake="copied_instead_of_view")
    expect(student.as_view, rows=3, a=a).equals(a.view(3, -1))


@pytest.mark.depends("test_as_view_shares_memory")
def test_as_view_of_non_contiguous(student, rng):
    """as_view：不连续的张量只要有这样的视图，就要给出 | as_view: a non-contiguous tensor works where such a view exists"""
    first, second = two_sizes(rng)
    transposed = numbered(rng, first, second).T
    columns = numbered(rng, first, 2, second)[:, :, 1:]
    for t, rows in [(transposed, second), (columns, 2 * first)]:
        expect(student.as_view, t, rows).equals(
            t.reshape(rows, -1), mistakes={"refused_non_contiguous": raised(RuntimeError)}
        ).shares_memory(0, mistake="copied_instead_of_view")


@pytest.mark.depends("test_as_view_shares_memory")
def test_as_view_refuses_where_there_is_no_view(student, rng):
    """as_view：没有这样的视图时抛出 RuntimeError | as_view: RuntimeError where no such view exists"""
    first, second = two_sizes(rng)
    transposed = numbered(rng, first, second).T
    scattered = numbered(rng, second, 2 * first).double()[:, :first]
    for t, rows in [(transposed, first), (scattered, first), (transposed, 1)]:
        rest = t.numel() // rows
        expect(student.as_view, t, rows).raises(
            RuntimeError,
            mistakes={
                "copied_instead_of_view": lambda answer, shape=(rows, rest): tuple(answer.shape) == shape
            },
        )
    expect(student.as_view, numbered(rng, first, second), first * second + 1).raises(RuntimeError)


def test_shares_memory_is_false_for_other_memory(student, rng):
    """shares_memory：内存不同就是 False，哪怕数值相等 | shares_memory: False for other memory, even where values are equal"""
    first, second = two_sizes(rng)
    x = numbered(rng, first, second)
    expect(student.shares_memory, x, x + 1).equals(False)
    expect(student.shares_memory, x, x.clone()).equals(False, mistakes={"compared_values": True})
    expect(student.shares_memory, x[0], x[0].clone()).equals(False, mistakes={"compared_values": True})
    expect(student.shares_memory, b=x, a=x.T.reshape(-1)).equals(False)


@pytest.mark.depends("test_shares_memory_is_false_for_other_memory")
def test_shares_memory_is_true_for_views(student, rng):
    """shares_memory：视图和原张量共享内存，从别处开始的视图也是 | shares_memory: True for views, also for those that start elsewhere"""
    first, second = two_sizes(rng)
    x = numbered(rng, first, second + 1).float()
    expect(student.shares_memory, x, x).equals(True)
    for view in (x[:], x.view(-1), x.T, x[0]):
        expect(student.shares_memory, x, view).equals(True, mistakes={"compared_objects": False})
    for a, b in [(x, x[1:]), (x[:, 1:], x), (x[0, :-1], x[0, 1:]), (x, x[:, -1])]:
        expect(student.shares_memory, a, b).equals(True, mistakes={"compared_first_elements": False})
