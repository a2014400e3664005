"""Hidden checks of dot_transpose."""

import pytest
import torch

from grader.checks import expect, near, raised

OTHER_EXCEPTIONS = [raised(error) for error in (ValueError, AssertionError, IndexError, TypeError)]


def sizes(rng, count):
    """Draw different sizes, 3 to 7."""
    return (torch.randperm(5, generator=rng)[:count] + 3).tolist()


def floats(rng, *shape, dtype=torch.float32):
    return torch.randn(shape, generator=rng, dtype=dtype) * 3 + 1


def ints(rng, *shape):
    return torch.randint(-30, 30, shape, generator=rng)


@pytest.mark.points(2)
def test_dot(student, rng):
    """dot：对应元素相乘再相加，0 维张量 | dot: entry times entry, added up to a 0-d tensor"""
    n, k = sizes(rng, 2)
    double = torch.float64
    for a, b in (
        (ints(rng, n), ints(rng, n)),
        (floats(rng, k), floats(rng, k)),
        (floats(rng, 2 * n, dtype=double)[::2], floats(rng, n, 3, dtype=double)[:, 1]),
        (ints(rng, 1), ints(rng, 1)),
        (torch.tensor([1, 2, 3]), torch.tensor([4, 5, 6])),
    ):
        right = (a * b).sum()
        expect(student.dot, a, b).equals(
            right,
            mistakes={
                "elementwise_product": a * b,
                "outer_product": torch.outer(a, b),
                "python_number": right.item(),
                "one_element_vector": right[None],
            },
        )
    expect(student.dot, b=torch.tensor([3.0, 4.0]), a=torch.tensor([1.0, 2.0])).equals(torch.tensor(11.0))


def refusal_mistakes(**more):
    return {"other_exception": OTHER_EXCEPTIONS} | more


@pytest.mark.points(1)
def test_dot_of_unequal_lengths(student, rng):
    """dot：长度不同，RuntimeError，长度 1 也不例外 | dot: RuntimeError for unequal lengths, a length of 1 included"""
    n, k = sizes(rng, 2)
    for a, b in ((ints(rng, 1), ints(rng, n)), (floats(rng, n), floats(rng, 1))):
        expect(student.dot, a, b).raises(
            RuntimeError, mistakes=refusal_mistakes(broadcast_dot=near((a * b).sum()))
        )
    a, b = floats(rng, n), floats(rng, k)
    shorter = min(n, k)
    expect(student.dot, a, b).raises(
        RuntimeError, mistakes=refusal_mistakes(cut_to_shorter=near((a[:shorter] * b[:shorter]).sum()))
    )


def returns(value):
    """Match answers of that value, whatever their dtype."""
    return lambda answer: (
        bool(torch.allclose(answer.double(), value.double())) and answer.shape == value.shape
    )


@pytest.mark.points(1.5)
@pytest.mark.depends("test_dot_of_unequal_lengths")
def test_dot_of_other_dims(student, rng):
    """dot：不是一维的张量，RuntimeError | dot: RuntimeError for tensors that are not 1-d"""
    n, k = sizes(rng, 2)
    for a, b in (
        (ints(rng, n, k), ints(rng, k, n)),
        (floats(rng, 1, n), floats(rng, n)),
        (ints(rng, n), ints(rng, n, 1)),
        (ints(rng, n), ints(rng, n, k)),
        (floats(rng, n, k), floats(rng, n, k)),
        (ints(rng, 2, 2), ints(rng, 2, 2)),
        (torch.tensor([[1, 2, 3], [1, 2, 3]]), torch.tensor([[1, 2, 3], [1, 2, 3]])),
        (torch.tensor(2.0), torch.tensor(3.0)),
        (torch.tensor([2]), torch.tensor(3)),
    ):
        flat = (a.flatten() * b.flatten()).sum() if a.numel() == b.numel() else torch.tensor([])
        product = a @ b if a.dim() and b.dim() and a.shape[-1] == b.shape[0] else torch.tensor([])
        only_matmul = [returns(product)] if product.dim() == 2 or a.dim() + b.dim() == 3 else []
        expect(student.dot, a, b).raises(
            RuntimeError,
            mistakes=refusal_mistakes(matrix_product=only_matmul, flattened_dot=[returns(flat)]),
        )


@pytest.mark.points(1.5)
def test_transpose(student, rng):
    """transpose：行变成列，列变成行 | transpose: rows become columns, and columns rows"""
    rows, cols = sizes(rng, 2)
    for m in (
        ints(rng, rows, cols),
        floats(rng, cols, cols),
        floats(rng, rows, cols, dtype=torch.float64).T,
        ints(rng, 1, cols),
        ints(rng, rows, 1),
        floats(rng, 2 * rows, cols)[::2],
        torch.arange(1, 5).reshape(2, 2),
    ):
        expect(student.transpose, m).equals(
            m.T,
            mistakes={
                "left_as_it_was": m,
                "reshaped_instead_of_transposed": m.reshape(m.shape[::-1]),
                "rotated": [m.rot90(), m.rot90(-1)],
            },
        )
    m = ints(rng, rows, cols)
    expect(student.transpose, m=m).equals(m.T)


@pytest.mark.points(2)
def test_transpose_last(student, rng):
    """transpose_last：交换最后两维，前面的不动 | transpose_last: swaps the last two dims and leaves the others"""
    a, b, c, d = sizes(rng, 4)
    for t in (
        ints(rng, a, b, c),
        floats(rng, a, b, c, d),
        floats(rng, c, a, b, dtype=torch.float64).permute(2, 0, 1),
        ints(rng, b, b, b),
        ints(rng, 1, a, b),
        floats(rng, a, b),
    ):
        reversed_dims = t.permute(*range(t.dim())[::-1])
        expect(student.transpose_last, t).equals(
            t.transpose(-2, -1),
            mistakes={
                "left_as_it_was": t,
                "reversed_all_dims": reversed_dims,
                "first_two_dims": t.transpose(0, 1),
                "dims_one_and_two": [
                    t.transpose(1, 2) if t.dim() > 2 else [],
                    raised(IndexError, match="Dimension out of range"),
                ],
                "reshaped_instead_of_transposed": t.reshape(t.transpose(-2, -1).shape),
            },
        )
    t = ints(rng, a, b, c)
    expect(student.transpose_last, t=t).equals(t.mT)


@pytest.mark.points(2)
def test_gram(student, rng):
    """gram：mᵀ·m，(r, c) → (c, c) | gram: mᵀ·m, (r, c) → (c, c)"""
    rows, cols = sizes(rng, 2)
    for m in (
        ints(rng, rows, cols),
        floats(rng, cols, rows),
        floats(rng, rows, cols, dtype=torch.float64).T,
        ints(rng, rows, rows),
        floats(rng, 1, cols),
        ints(rng, rows, 1),
    ):
        square = m.shape[0] == m.shape[1]
        expect(student.gram, m).equals(
            m.T @ m,
            mistakes={
                "swapped_gram": m @ m.T,
                "elementwise_gram": [
                    m.T * m if square else [],
                    raised(RuntimeError, match="must match the size of tensor b"),
                ],
                "squared_matrix": [
                    m @ m if square else [],
                    raised(RuntimeError, match="cannot be multiplied"),
                ],
                "squared_lengths_alone": (m * m).sum(dim=0),
            },
        )
    m = ints(rng, rows, cols)
    expect(student.gram, m=m).equals(m.T @ m)
