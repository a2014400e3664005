"""Hidden checks of matmul."""

import pytest
import torch

from grader.checks import expect, raised

CHAPTER = (torch.arange(1, 9).reshape(2, 2, 2), torch.arange(9, 17).reshape(2, 2, 2))


def sizes(rng, count):
    """Draw different sizes, 2 to 7."""
    return (torch.randperm(6, generator=rng)[:count] + 2).tolist()


def floats(rng, *shape, dtype=torch.float32):
    return torch.randn(*shape, generator=rng, dtype=dtype)


def ints(rng, *shape):
    return torch.randint(-30, 30, shape, generator=rng)


def attempt(operation, *args):
    """Return what the operation gives; an empty list, which no answer matches, where the shapes do not fit."""
    try:
        return operation(*args)
    except RuntimeError:
        return []


def product_mistakes(a, b):
    swapped = f"{b.shape[-2]}x{b.shape[-1]} and {a.shape[-2]}x{a.shape[-1]}"
    return {
        "elementwise_product": [
            attempt(torch.mul, a, b),
            raised(RuntimeError, match="must match the size of tensor b"),
        ],
        "swapped_operands": [
            attempt(torch.matmul, b, a),
            raised(RuntimeError, match=rf"cannot be multiplied \({swapped}\)"),
        ],
        "transposed_result": (a @ b).mT,
    }


def batch_mistakes(a, b):
    return {
        "every_pair_of_matrices": torch.tensordot(a, b, dims=([a.dim() - 1], [b.dim() - 2])),
        "ignored_batch_broadcast": [
            raised(RuntimeError, match="must be a 3D tensor"),
            raised(RuntimeError, match="batch2 tensor"),
        ],
    } | product_mistakes(a, b)


@pytest.mark.points(1.5)
def test_mm2d(student, rng):
    """mm2d：两个矩阵的乘积 | mm2d: the product of two matrices"""
    m, k, n = sizes(rng, 3)
    cases = [
        (floats(rng, m, k), floats(rng, k, m)),
        (torch.tensor([[1, 2], [3, 4]]), torch.tensor([[5, 6], [7, 8]])),
        (ints(rng, m, m), ints(rng, m, m)),
        (floats(rng, m, k, dtype=torch.float64), floats(rng, n, k, dtype=torch.float64).T),
        (ints(rng, k, m).T, ints(rng, k, n)),
        (floats(rng, 1, k), floats(rng, k, 1)),
    ]
    for a, b in cases:
        expect(student.mm2d, a, b).equals(a @ b, mistakes=product_mistakes(a, b), axes="行 列 | row column")
    a, b = cases[0]
    expect(student.mm2d, b=b, a=a).equals(a @ b, mistakes=product_mistakes(a, b))


def test_batch_matmul(student, rng):
    """batch_matmul：批次中的矩阵两两相乘 | batch_matmul: the matrices of two batches, pair by pair"""
    m, k, batch = sizes(rng, 3)
    cases = [
        (floats(rng, batch, m, k), floats(rng, batch, k, m)),
        CHAPTER,
        (ints(rng, batch, k, m).mT, ints(rng, batch, k, 8)),
        (floats(rng, batch, m, m, dtype=torch.float64), floats(rng, batch, m, m, dtype=torch.float64)),
    ]
    for a, b in cases:
        expect(student.batch_matmul, a, b).equals(
            a @ b, mistakes=batch_mistakes(a, b), axes="批 行 列 | batch row column"
        )
    a, b = CHAPTER
    expect(student.batch_matmul, b=b, a=a).equals(a @ b, mistakes=batch_mistakes(a, b))


@pytest.mark.depends("test_batch_matmul")
def test_batch_matmul_broadcasts(student, rng):
    """batch_matmul：批次维可多可少，不同时自动广播 | batch_matmul: any number of batch dims; those that differ are broadcast"""
    m, k, first, second = sizes(rng, 4)
    cases = [
        (floats(rng, 1, m, k), floats(rng, first, k, m)),
        (ints(rng, m, k), ints(rng, first, k, m)),
        (floats(rng, first, m, k), floats(rng, k, m)),
        (floats(rng, m, k), floats(rng, k, m)),
        (floats(rng, first, 2, m, m, dtype=torch.float64), floats(rng, first, 2, m, m, dtype=torch.float64)),
        (floats(rng, first, 1, m, k, dtype=torch.float64), floats(rng, second, k, m, dtype=torch.float64)),
    ]
    for a, b in cases:
        expect(student.batch_matmul, a, b).equals(a @ b, mistakes=batch_mistakes(a, b))


@pytest.mark.points(1.5)
def test_entry(student, rng):
    """entry：第 i 行与第 j 列的内积，Python 的数 | entry: the inner product of row i and column j, a Python number"""
    m, k, n = sizes(rng, 3)
    i, j = torch.randperm(m, generator=rng)[:2].tolist()
    square = floats(rng, m, m, dtype=torch.float64), floats(rng, m, m, dtype=torch.float64)
    cases = [
        (*square, i, j),
        (*square, j, i),
        (ints(rng, m, m), ints(rng, m, m), i, j),
        (floats(rng, m, k), floats(rng, n, k).T, m - 1, 0),
        (ints(rng, k, m).T, ints(rng, k, n), 0, n - 1),
    ]
    for a, b, row, col in cases:
        expected = (a @ b)[row, col]
        mistakes = {"tensor_for_number": [expected, expected.reshape(1)]}
        if a.shape == b.shape:
            mistakes |= {
                "row_times_row": (a @ b.T)[row, col].item(),
                "transposed_result": (a @ b)[col, row].item(),
                "swapped_operands": (b @ a)[row, col].item(),
                "elementwise_product": (a * b)[row, col].item(),
            }
        expect(student.entry, a, b, row, col).equals(expected.item(), mistakes=mistakes)
    a, b = square
    expect(student.entry, j=j, i=i, b=b, a=a).equals((a @ b)[i, j].item())


@pytest.mark.depends("test_entry")
def test_entry_forms_no_whole_product(student, rng):
    """entry：只算一个数，不算出整个乘积 | entry: works out one number, not the whole product"""
    rows, cols = torch.randint(70, 90, (2,), generator=rng).tolist()
    inner = sizes(rng, 1)[0]
    a, b = floats(rng, rows, inner), floats(rng, inner, cols)
    i, j = rows - 2, cols - 1
    expect(student.entry, a, b, i, j).never_makes(
        elements=rows * cols, mistake="formed_whole_product"
    ).equals((a[i] * b[:, j]).sum().item(), rtol=1e-3, atol=1e-4)


def test_elementwise(student, rng):
    """elementwise：对应位置的元素相乘 | elementwise: elements at equal places are multiplied"""
    m, k = sizes(rng, 2)
    cases = [
        (floats(rng, m, m), floats(rng, m, m)),
        (ints(rng, m, k), ints(rng, k, m).T),
        (floats(rng, k), floats(rng, k)),
        (torch.tensor([1, 2, 3]), torch.tensor([4, 5, 6])),
        (ints(rng, 2, m, m), ints(rng, 2, m, m)),
        (floats(rng, 1, k, dtype=torch.float64), floats(rng, 1, k, dtype=torch.float64)),
    ]
    for a, b in cases:
        refused = raised(RuntimeError, match="cannot be multiplied|batch2 tensor")
        expect(student.elementwise, a, b).equals(
            a * b, mistakes={"matrix_product": [attempt(torch.matmul, a, b), refused]}
        )
    a, b = cases[0]
    expect(student.elementwise, b=b, a=a).equals(a * b)


def test_product_shape_of_matrices_and_vectors(student, rng):
    """product_shape：矩阵与向量的各种组合 | product_shape: matrices and vectors in every combination"""
    m, k, n = sizes(rng, 3)
    expect(student.product_shape, (m, k), (k, n)).equals((m, n), mistakes={"transposed_result": (n, m)})
    expect(student.product_shape, (m, k), (k, m)).equals((m, m), mistakes={"swapped_operands": (k, k)})
    expect(student.product_shape, shape_b=(n, m), shape_a=(k, n)).equals((k, m))
    vectors = [
        ((k,), (k, n), (n,), (1, n)),
        ((m, k), (k,), (m,), (m, 1)),
        ((k,), (k,), (), (1, 1)),
        ((1, k), (k, 1), (1, 1), ()),
    ]
    for shape_a, shape_b, expected, kept in vectors:
        expect(student.product_shape, shape_a, shape_b).equals(
            expected, mistakes={"kept_vector_dim": [kept, (1,)] if len(kept) else []}
        )


def test_product_shape_of_batches(student, rng):
    """product_shape：批次维的广播 | product_shape: batch dims are broadcast"""
    m, k, n, first, second = sizes(rng, 5)
    cases = [
        ((1, m, k), (first, k, n), (first, m, n)),
        ((first, m, k), (first, k, n), (first, m, n)),
        ((m, k), (first, k, n), (first, m, n)),
        ((first, m, k), (k, n), (first, m, n)),
        ((first, 1, m, k), (second, k, n), (first, second, m, n)),
        ((second, m, k), (first, 1, 1, k, n), (first, 1, second, m, n)),
    ]
    for shape_a, shape_b, expected in cases:
        expect(student.product_shape, shape_a, shape_b).equals(
            expected,
            mistakes={
                "ignored_batch_broadcast": [(*shape_a[:-2], m, n), (*shape_b[:-2], m, n)],
                "transposed_result": (*expected[:-2], n, m),
            },
        )
    for shape_a, shape_b, expected, kept in [
        ((k,), (first, k, n), (first, n), (first, 1, n)),
        ((first, second, m, k), (k,), (first, second, m), (first, second, m, 1)),
    ]:
        expect(student.product_shape, shape_a, shape_b).equals(expected, mistakes={"kept_vector_dim": kept})


OTHER_ERRORS = [
    raised(RuntimeError, match="."),
    raised(IndexError),
    raised(TypeError),
    raised(AssertionError),
]


@pytest.mark.depends("test_product_shape_of_matrices_and_vectors")
def test_product_shape_refuses_unequal_sizes(student, rng):
    """product_shape：内侧大小不等或有 0 维形状时抛出 ValueError | product_shape: ValueError for unequal inner sizes and 0-d shapes"""
    m, k, n, other = sizes(rng, 4)
    cases = [
        ((m, k), (n, k)),
        ((m, k), (m, k)),
        ((k,), (other,)),
        ((m, k), (other,)),
        ((k,), (n, k)),
        ((2, m, k), (2, other, n)),
        ((m, k), (1, n)),
        ((m, 1), (k, n)),
        ((), (k,)),
        ((m, k), ()),
        ((), ()),
    ]
    for shape_a, shape_b in cases:
        expect(student.product_shape, shape_a, shape_b).raises(
            ValueError,
            mistakes={
                "never_refuses": lambda answer: isinstance(answer, tuple),
                "wrong_exception": OTHER_ERRORS,
            },
        )


@pytest.mark.depends("test_product_shape_of_matrices_and_vectors")
def test_product_shape_refuses_batches_that_do_not_broadcast(student, rng):
    """product_shape：批次维不能广播时抛出 ValueError | product_shape: ValueError for batch dims that do not broadcast"""
    m, k, n = sizes(rng, 3)
    cases = [((2, m, k), (3, k, n)), ((4, 2, m, k), (3, k, n)), ((2, 1, m, k), (3, 5, k, n))]
    for shape_a, shape_b in cases:
        expect(student.product_shape, shape_a, shape_b).raises(
            ValueError,
            mistakes={
                "ignored_batch_broadcast": lambda answer, shape=(*shape_a[:-2], m, n): tuple(answer) == shape,
                "never_refuses": lambda answer: isinstance(answer, tuple),
                "wrong_exception": OTHER_ERRORS,
            },
        )
