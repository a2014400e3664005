"""Hidden checks of matrix_algebra."""

import pytest
import torch

from grader.checks import expect, raised

PRODUCTS = ("matmul", "__matmul__", "__rmatmul__", "linalg_matmul", "mm", "einsum", "dot")
TRANSPOSES = (
    "T",
    "mT",
    "H",
    "mH",
    "t",
    "transpose",
    "transpose_",
    "permute",
    "swapaxes",
    "swapdims",
    "adjoint",
)


def sizes(rng, count):
    """Draw different sizes, 2 to 6."""
    return (torch.randperm(5, generator=rng)[:count] + 2).tolist()


def floats(rng, *shape, dtype=torch.float32):
    return 1 + 2 * torch.randn(*shape, generator=rng, dtype=dtype)


def ints(rng, *shape):
    return torch.randint(1, 10, shape, generator=rng) * (2 * torch.randint(0, 2, shape, generator=rng) - 1)


def worth(value):
    """Match tensors of these values, whatever their dtype."""
    return lambda answer: (
        answer.shape == value.shape and torch.allclose(answer.double(), value.double(), rtol=1e-3, atol=1e-4)
    )


def other_dtype(expected):
    return lambda answer: answer.dtype != expected.dtype and worth(expected)(answer)


def square_mistakes(a, b):
    """Name wrong products of two n × n matrices, where every slip still gives an n × n matrix."""
    return {
        "elementwise_product": worth(a * b),
        "kept_last_product": worth(a[:, -1:] * b[-1:]),
        "swapped_indices": [worth(a @ b.T), worth(a.T @ b)],
        "swapped_operands": worth(b @ a),
        "transposed_result": worth((a @ b).T),
        "changed_dtype": other_dtype(a @ b),
    }


@pytest.mark.points(2)
def test_product_of_square_matrices(student, rng):
    """matmul_by_definition：两个 n × n 的矩阵，不用现成的乘法 | matmul_by_definition: two n × n matrices, without a ready-made product"""
    for n, make in zip(sizes(rng, 2), (floats, ints)):
        a, b = make(rng, n, n), make(rng, n, n)
        expect(student.matmul_by_definition, a, b).equals(
            a @ b, mistakes=square_mistakes(a, b)
        ).calls_none_of(*PRODUCTS, mistake="library_function")
    a, b = floats(rng, 3, 3, dtype=torch.float64), floats(rng, 3, 3, dtype=torch.float64).T
    expect(student.matmul_by_definition, b=b, a=a).equals(a @ b, mistakes=square_mistakes(a, b))


@pytest.mark.points(2)
@pytest.mark.depends("test_product_of_square_matrices")
def test_product_of_any_sizes(student, rng):
    """matmul_by_definition：(m, p) 乘 (p, n)，内侧为 0 时全是 0 | matmul_by_definition: (m, p) times (p, n); zeros where the inner size is 0"""
    m, p, n = sizes(rng, 3)
    for a, b in (
        (floats(rng, m, p), floats(rng, p, n)),
        (ints(rng, 2, 3), ints(rng, 3, 2)),
        (floats(rng, 4, 2, dtype=torch.float64), floats(rng, 5, 2, dtype=torch.float64).T),
        (ints(rng, 3, 1), ints(rng, 1, 4)),
        (floats(rng, 1, 4), floats(rng, 4, 1)),
        (torch.zeros(m, 0), torch.zeros(0, n)),
        (torch.zeros(2, 0, dtype=torch.int64), torch.zeros(0, 3, dtype=torch.int64)),
    ):
        rows, inner, cols = a.shape[0], a.shape[1], b.shape[1]
        first_products = min(rows, inner)
        expect(student.matmul_by_definition, a, b).equals(
            a @ b,
            mistakes={
                "square_only": [
                    lambda answer: answer.shape == (rows, rows) != (rows, cols),
                    worth(a[:, :first_products] @ b[:first_products]),
                    raised(IndexError),
                ],
                "transposed_result": worth((a @ b).T),
                "demanded_equal_shapes": raised(ValueError),
                "changed_dtype": other_dtype(a @ b),
            },
        )


@pytest.mark.points(1)
@pytest.mark.depends("test_product_of_square_matrices")
def test_product_with_unequal_inner_sizes(student, rng):
    """matmul_by_definition：内侧大小不等时抛出 ValueError | matmul_by_definition: ValueError where the inner sizes differ"""
    m, p, q = sizes(rng, 3)
    for (rows, inner), (others, cols) in (
        ((m, p), (q, m)),
        ((m, q), (p, m)),
        ((m, p), (m, p)),
        ((m, p), (1, m)),
        ((m, 1), (p, m)),
    ):
        expect(student.matmul_by_definition, floats(rng, rows, inner), floats(rng, others, cols)).raises(
            ValueError,
            mistakes={
                "unchecked_sizes": [
                    lambda answer: isinstance(answer, torch.Tensor),
                    raised(IndexError),
                    raised(RuntimeError),
                ],
                "wrong_exception": raised(Exception),
            },
        )


@pytest.mark.points(2)
def test_transpose(student, rng):
    """transpose_by_definition：行变成列，不用现成的转置 | transpose_by_definition: rows become columns, without a ready-made transpose"""
    n, rows, cols = sizes(rng, 3)
    for a in (
        floats(rng, rows, cols),
        ints(rng, cols, rows),
        floats(rng, n, n),
        floats(rng, rows, cols, dtype=torch.float64).T,
        ints(rng, 2, 5),
        floats(rng, 1, cols),
        ints(rng, rows, 1),
    ):
        side = a.shape[0]
        expect(student.transpose_by_definition, a=a).equals(
            a.T.clone(),
            mistakes={
                "not_transposed": worth(a),
                "square_only": [lambda answer: answer.shape == (side, side) != a.shape, raised(IndexError)],
                "reshaped_instead_of_transposed": worth(a.reshape(a.shape[1], a.shape[0])),
                "overwrote_while_swapping": worth(a.tril() + a.tril(-1).T) if side == a.shape[1] else [],
                "changed_dtype": other_dtype(a.T),
            },
        ).calls_none_of(*TRANSPOSES, mistake="library_function")


def bool_mistakes(expected, **mistakes):
    return {
        "tensor_for_bool": lambda answer: isinstance(answer, torch.Tensor) and answer.tolist() is expected,
        "mask_for_bool": lambda answer: answer.dtype == torch.bool and answer.dim() == 2,
        **mistakes,
    }


def commuting(rng, n, dtype):
    """Draw two matrices that commute, but for the last bits, however the products are added up."""
    while True:
        a = 0.4 * torch.randn(n, n, generator=rng, dtype=dtype)
        b = a @ a - 0.7 * a + 0.3 * torch.eye(n, dtype=dtype)
        products = [(a @ b, b @ a), (added_up(a, b), added_up(b, a))]
        if all(not torch.equal(x, y) and (x - y).abs().max() < 1e-6 for x, y in products):
            return a, b


def nowhere_commuting(rng, n):
    """Draw two matrices of integers whose products differ in every entry."""
    while True:
        a, b = ints(rng, n, n), ints(rng, n, n)
        if (a @ b != b @ a).all():
            return a, b


def added_up(a, b):
    return (a[:, :, None] * b[None]).sum(dim=1)


@pytest.mark.points(1)
def test_commute(student, rng):
    """commute：AB 与 BA 是否相等，Python 的 bool | commute: whether AB equals BA, a Python bool"""
    n, m = sizes(rng, 2)
    whole, diagonal = ints(rng, n, n), torch.randint(1, 9, (n,), generator=rng).diag()
    for a, b in ((whole, whole @ whole), (diagonal, 3 * diagonal + whole * 0), (whole, torch.eye(n).long())):
        expect(student.commute, a, b).equals(True, mistakes=bool_mistakes(True))
    for a, b in (
        (floats(rng, n, n), floats(rng, n, n)),
        nowhere_commuting(rng, m),
        (floats(rng, 2, 2, dtype=torch.float64), floats(rng, 2, 2, dtype=torch.float64).T),
    ):
        expect(student.commute, b=b, a=a).equals(
            False, mistakes=bool_mistakes(False, elementwise_product=True)
        )
    upper = [torch.tensor([[1, 2, 3], [0, 2, 1], [0, 0, 4]]), torch.tensor([[1, 5, 1], [0, 1, 7], [0, 0, 3]])]
    for dtype in (torch.int64, torch.float32):
        expect(student.commute, upper[0].to(dtype), upper[1].to(dtype)).equals(
            False, mistakes=bool_mistakes(False, any_for_all=True)
        )
    shifted = torch.eye(n)
    shifted[0, 1] = 0.02
    expect(student.commute, shifted, torch.arange(1.0, n + 1).diag()).equals(
        False, mistakes=bool_mistakes(False)
    )


@pytest.mark.points(1)
@pytest.mark.depends("test_commute")
def test_commute_of_floats(student, rng):
    """commute：小数有舍入误差，AB 与 BA 只差一点点也算相等 | commute: floats are rounded, so AB and BA may differ in their last digits"""
    for n, dtype in ((3, torch.float32), (4, torch.float32), (5, torch.float32), (3, torch.float64)):
        a, b = commuting(rng, n, dtype)
        expect(student.commute, a, b).equals(True, mistakes=bool_mistakes(True, exact_float_equality=False))


@pytest.mark.points(1)
@pytest.mark.depends("test_commute")
def test_commute_of_any_shapes(student, rng):
    """commute：形状不合适时返回 False，不报错 | commute: False, never an error, where the shapes do not fit"""
    m, n, p = sizes(rng, 3)
    shape_errors = [raised(RuntimeError), raised(ValueError), raised(IndexError)]
    for first, second in (
        ((m, n), (n, m)),
        ((m, n), (n, p)),
        ((m, n), (m, n)),
        ((m, m), (n, n)),
        ((m, m), (m, n)),
        ((m, n), (m, m)),
        ((1, n), (n, 1)),
    ):
        a, b = torch.ones(first), torch.ones(second)
        expect(student.commute, a, b).equals(
            False,
            mistakes=bool_mistakes(False, error_for_other_shapes=shape_errors, compared_by_broadcasting=True),
        )
        expect(student.commute, a * 0, b * 0).equals(
            False,
            mistakes=bool_mistakes(False, error_for_other_shapes=shape_errors, compared_by_broadcasting=True),
        )


def identity_but(n, entry, value, dtype=torch.float32):
    m = torch.eye(n, dtype=dtype)
    m[entry] = value
    return m


@pytest.mark.points(1)
def test_is_identity(student, rng):
    """is_identity：单位矩阵得 True，其他的得 False，整数、float64 都行 | is_identity: True for the identity, False for others, integers and float64 too"""
    errors = {"mixed_dtypes": raised(RuntimeError, match="dtype|did not match")}
    n = sizes(rng, 1)[0] + 1
    whole = ints(rng, n, n)
    whole[range(n), range(n)] = 3
    # each case is told apart from the identity by fewer of the slips that are named before it
    for a, mistakes in (
        (torch.eye(n).flip(0), {"any_for_all": True}),
        (identity_but(n, (0, n - 1), 2), {"only_looked_at_diagonal": True}),
        (identity_but(n, (n - 1, 0), -3, torch.int64), {"only_looked_at_diagonal": True}),
        (torch.randint(2, 6, (n,), generator=rng).diag(), {"any_diagonal_matrix": True}),
        (torch.ones(n, n), {"ones_for_identity": True}),
        (whole, {}),
        (identity_but(n, (1, 1), 4.5), {}),
        (identity_but(n, (1, 1), -1), {}),
        (torch.zeros(n, n, dtype=torch.int64), {}),
        (2 * torch.eye(1), {}),
        (identity_but(n, (1, 0), 1e-3, torch.float64), {}),
    ):
        expect(student.is_identity, a=a).equals(False, mistakes=bool_mistakes(False, **mistakes, **errors))
    for size, dtype in ((n, torch.float32), (3, torch.int64), (n, torch.float64), (1, torch.float32)):
        expect(student.is_identity, torch.eye(size, dtype=dtype)).equals(
            True, mistakes=bool_mistakes(True, **errors)
        )


@pytest.mark.points(1)
@pytest.mark.depends("test_is_identity")
def test_is_identity_of_floats(student, rng):
    """is_identity：每个元素的误差在 1e-5 以内都算 | is_identity: each entry may be off by up to 1e-5"""
    for n, dtype in ((2, torch.float32), (3, torch.float64), (5, torch.float32)):
        noise = 4e-6 * (2 * torch.randint(0, 2, (n, n), generator=rng) - 1)
        for a in (torch.eye(n) + noise, torch.eye(n) + noise.diag().diag()):
            expect(student.is_identity, a.to(dtype)).equals(
                True, mistakes=bool_mistakes(True, exact_float_equality=False)
            )


@pytest.mark.points(1)
@pytest.mark.depends("test_is_identity")
def test_is_identity_of_other_shapes(student, rng):
    """is_identity：不是方阵时返回 False，不报错 | is_identity: False, never an error, for matrices that are not square"""
    n = sizes(rng, 1)[0]
    for a in (
        torch.eye(n, n + 1),
        torch.eye(n + 2, n),
        torch.ones(1, n),
        torch.ones(n, 1),
        torch.eye(n, n + 1).long(),
    ):
        expect(student.is_identity, a).equals(
            False,
            mistakes=bool_mistakes(
                False, square_only=[True, raised(RuntimeError), raised(IndexError), raised(ValueError)]
            ),
        )
