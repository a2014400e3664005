"""Hidden checks of kernels."""

import pytest
import torch

from grader.checks import expect, raised, require

ONE_NUMBER_AT_A_TIME = ("Tensor.tolist", "Tensor.item", "Tensor.__iter__", "Tensor.__float__")
PARTED = "形状为 (n, 3) 的浮点张量，并且有一个平面能分开两个圆环 | floats of shape (n, 3), with a plane that parts the two rings"


def sizes(rng, count):
    """Draw different sizes, 2 to 7."""
    return (torch.randperm(6, generator=rng)[:count] + 2).tolist()


def uniform(rng, low, high, *shape, dtype=torch.float32):
    return (low + (high - low) * torch.rand(shape, generator=rng, dtype=torch.float64)).to(dtype)


def worth(value):
    """Match tensors of these values, whatever their dtype."""
    return lambda answer: (
        answer.shape == value.shape and torch.allclose(answer.double(), value.double(), rtol=1e-3, atol=1e-3)
    )


# --- the RBF kernel -----------------------------------------------------------------------------------


def rbf_of(a, b, gamma):
    """Return exp(−γ·|aᵢ − bⱼ|²) in float64."""
    differences = a.double()[:, None] - b.double()[None]
    return torch.exp(-gamma * (differences**2).sum(dim=2))


def rbf_mistakes(a, b, gamma):
    differences = a.double()[:, None] - b.double()[None]
    squared = (differences**2).sum(dim=2)
    right = rbf_of(a, b, gamma)
    return {
        "distance_not_squared": worth(torch.exp(-gamma * squared.sqrt())),
        "gamma_in_denominator": [
            worth(torch.exp(-squared / gamma)),
            worth(torch.exp(-squared / (2 * gamma))),
        ],
        "sigma_for_gamma": worth(torch.exp(-squared / (2 * gamma**2))),
        "forgot_minus": worth(torch.exp(gamma * squared)),
        "forgot_exponential": [worth(squared), worth(-gamma * squared), worth(gamma * squared)],
        "manhattan_distance": worth(torch.exp(-gamma * differences.abs().sum(dim=2))),
        "mean_of_squares": worth(torch.exp(-gamma * (differences**2).mean(dim=2))),
        "forgot_to_sum": worth(torch.exp(-gamma * differences**2)),
        "paired_points": [
            *([worth(right.diagonal())] if len(a) == len(b) else []),
            raised(RuntimeError, match="must match the size of tensor b"),
            raised(ValueError, match="could not be broadcast"),
        ],
        "transposed_result": worth(right.T) if len(a) != len(b) else [],
        "changed_dtype": lambda answer: answer.dtype != a.dtype and worth(right)(answer),
    }


def gamma_of(rng):
    """Draw γ away from the values at which the usual slips are right (1, √½, 0.79)."""
    return round(float(uniform(rng, 0.25, 0.45)), 3)


@pytest.mark.points(4)
def test_rbf(student, rng):
    """rbf：exp(−γ·|aᵢ − bⱼ|²)，形状 (n, m) | rbf: exp(−γ·|aᵢ − bⱼ|²), shape (n, m)"""
    n, m, d = sizes(rng, 3)
    for a, b in (
        (uniform(rng, -1.5, 1.5, n, 2), uniform(rng, -1.5, 1.5, m, 2)),
        (uniform(rng, -1, 1, m, d), uniform(rng, -1, 1, n, d)),
        (uniform(rng, -1, 1, n, 3, dtype=torch.float64), uniform(rng, -1, 1, m, 3, dtype=torch.float64)),
        (uniform(rng, -1, 1, 4, n).T, uniform(rng, -1, 1, m, 4)),
        (uniform(rng, -2, 2, n, 1), uniform(rng, -2, 2, m, 1)),
        (uniform(rng, -1, 1, n, 2), uniform(rng, -1, 1, n, 2)),
        (uniform(rng, -1, 1, 1, 2), uniform(rng, -1, 1, m, 2)),
    ):
        gamma = gamma_of(rng)
        expect(student.rbf, a, b, gamma).equals(
            rbf_of(a, b, gamma).to(a.dtype),
            rtol=1e-3,
            atol=1e-3,
            mistakes=rbf_mistakes(a, b, gamma),
            axes="a的点 b的点 | point-of-a point-of-b",
        )
    same = uniform(rng, -1, 1, 5, 3)
    for other in (same.clone(), same + 20):
        expect(student.rbf, same, other, gamma).equals(
            rbf_of(same, other, gamma).float(),
            rtol=1e-3,
            atol=1e-3,
            mistakes=rbf_mistakes(same, other, gamma),
        )
    gamma = 2
    expect(student.rbf, gamma=gamma, b=b, a=a).equals(
        rbf_of(a, b, gamma).to(a.dtype), rtol=1e-3, atol=1e-3, mistakes=rbf_mistakes(a, b, gamma)
    )


@pytest.mark.points(1)
@pytest.mark.depends("test_rbf")
def test_rbf_without_loops(student, rng):
    """rbf：没有对点的 Python 循环 | rbf: no Python loop over the points"""
    gamma = gamma_of(rng)
    few = expect(student.rbf, uniform(rng, -1, 1, 4, 2), uniform(rng, -1, 1, 3, 2), gamma)
    if not few.printed:  # to print a tensor is to read its numbers one by one
        few.calls_none_of(*ONE_NUMBER_AT_A_TIME, mistake="looped_over_points")

    # a loop over the points leaves an autograd graph that grows with their number
    nodes = []
    for n, m in ((3, 4), (14, 15)):
        a = uniform(rng, -1, 1, n, 2).requires_grad_()
        reply = student.rbf.observe(a, uniform(rng, -1, 1, m, 2), gamma)
        nodes.append(len(reply.seen.grad_fns) if reply.error is None else 0)
    require(nodes[1] - nodes[0] < 6, mistake="looped_over_points")


# --- the lift -----------------------------------------------------------------------------------------


def rings(rng, inner, outer, n):
    """Draw points of two rings round the origin, in random order; return them and their labels ±1."""
    y = torch.where(torch.arange(2 * n) < n, -1.0, 1.0).double()
    low, high = (torch.where(y < 0, *limits) for limits in zip(inner, outer))
    radius = low + (high - low) * uniform(rng, 0, 1, 2 * n, dtype=torch.float64)
    around = torch.arange(2 * n).double() * (2 * torch.pi / n) + uniform(
        rng, 0, 1, 2 * n, dtype=torch.float64
    )
    x = torch.stack([radius * around.cos(), radius * around.sin()], dim=1)
    order = torch.randperm(2 * n, generator=rng)
    return x[order], y[order]


def plane_parts(points, y):
    """Say whether a plane parts the points, by a perceptron on standardised coordinates."""
    points = points.double()
    points = (points - points.mean(dim=0)) / points.std(dim=0).clamp(min=1e-12)
    signed = torch.cat([points, torch.ones(len(points), 1).double()], dim=1) * y[:, None]
    plane = signed.mean(dim=0)
    for _ in range(3000):
        wrong = signed[signed @ plane <= 0]
        if len(wrong) == 0:
            return True
        plane = plane + wrong.mean(dim=0)
    return False


def lift_mistakes(x):
    n = len(x)

    def is_flat(answer):
        """Say whether the lifted points lie in one plane, as those of a linear map do."""
        centred = answer.double() - answer.double().mean(dim=0)
        return answer.shape == (n, 3) and torch.linalg.matrix_rank(centred, rtol=1e-4) < 3

    return {
        "kept_two_dims": lambda answer: answer.shape == (n, 2),
        "gave_third_coordinate_alone": lambda answer: answer.shape in {(n,), (n, 1)},
        "transposed_lift": lambda answer: answer.shape == (3, n),
        "linear_lift": is_flat,
        "product_lift": lambda answer: (
            answer.shape == (n, 3)
            and torch.allclose(answer[:, 2].double(), x.double().prod(dim=1), atol=1e-4)
        ),
    }


@pytest.mark.points(2)
def test_lift(student, rng):
    """lift：把平面上的点升到三维，使一个平面能分开两个圆环 | lift: takes plane points to three dims, where a plane parts two rings"""
    for inner, outer in (((1.0, 1.3), (1.9, 2.4)), ((0.3, 0.55), (0.95, 1.3)), ((1.6, 1.9), (2.5, 3.0))):
        for dtype in (torch.float32, torch.float64):
            x, y = rings(rng, inner, outer, 12)
            x = x.to(dtype)
            expect(student.lift, x).satisfies(
                lambda answer: (
                    answer.shape == (24, 3) and answer.is_floating_point() and plane_parts(answer, y)
                ),
                PARTED,
                mistakes=lift_mistakes(x),
            )
    expect(student.lift, x=x.T.contiguous().T[::2]).satisfies(
        lambda answer: answer.shape == (12, 3) and plane_parts(answer, y[::2]), PARTED
    )
    expect(student.lift, x[:1]).has(shape=(1, 3))


# --- valid kernels ------------------------------------------------------------------------------------


def bool_mistakes(expected, **mistakes):
    return {
        "tensor_for_bool": lambda answer: isinstance(answer, torch.Tensor) and answer.tolist() is expected,
        **mistakes,
    }


def turned(rng, *eigenvalues):
    """Draw a symmetric matrix with these eigenvalues: float64."""
    n = len(eigenvalues)
    q = torch.linalg.qr(torch.randn(n, n, generator=rng, dtype=torch.float64)).Q
    k = q @ torch.tensor(eigenvalues, dtype=torch.float64).diag() @ q.T
    return (k + k.T) / 2


@pytest.mark.points(1)
def test_kernel_is_valid(student, rng):
    """kernel_is_valid：对称、没有负特征值的矩阵得 True，Python 的 bool | kernel_is_valid: True for symmetric matrices without negative eigenvalues, a Python bool"""
    points = uniform(rng, -1, 1, 4, 6)
    gram = points @ points.T
    for k, mistakes in (
        (turned(rng, 0.5, 1, 3, 2).float(), {}),
        ((gram + gram.T) / 2, {}),
        (torch.tensor([[2.0, -1.0], [-1.0, 3.0]]), {"checked_entries": False}),
        (turned(rng, 0.4, 2, 1), {}),
        (torch.eye(3), {}),
        (torch.tensor([[0.7]]), {}),
    ):
        expect(student.kernel_is_valid, k=k).equals(True, mistakes=bool_mistakes(True, **mistakes))


@pytest.mark.points(1)
def test_kernel_is_not_valid(student, rng):
    """kernel_is_valid：不对称、有负特征值、不是方阵的都得 False，不报错 | kernel_is_valid: False, never an error, where k is not symmetric, has a negative eigenvalue, or is not square"""
    complex_numbers = raised(RuntimeError, match="[Cc]omplex")
    lower = turned(rng, 1, 2, 3).float()
    lower[0, 2] += 0.8
    for k, mistakes in (
        (turned(rng, -1, 2, 3).float(), {"ignored_eigenvalues": True}),
        (torch.tensor([[1.0, 2.0], [2.0, 1.0]]), {"checked_entries": True, "ignored_eigenvalues": True}),
        (turned(rng, -2, -1, 2), {"checked_determinant": True}),
        (-torch.eye(2), {"checked_determinant": True}),
        (torch.tensor([[1.0, 0.0], [0.5, 1.0]]), {"ignored_symmetry": [True, complex_numbers]}),
        (torch.tensor([[1.0, 0.6], [0.0, 1.0]]), {"ignored_symmetry": [True, complex_numbers]}),
        (lower, {"ignored_symmetry": [True, complex_numbers]}),
        (torch.tensor([[-0.5]]), {}),
        (turned(rng, -0.02, 1, 2), {}),
    ):
        expect(student.kernel_is_valid, k).equals(False, mistakes=bool_mistakes(False, **mistakes))
    shape_errors = [raised(RuntimeError), raised(ValueError), raised(IndexError)]
    for k in (torch.eye(3, 4), torch.ones(1, 3), torch.ones(4, 1)):
        expect(student.kernel_is_valid, k).equals(
            False, mistakes=bool_mistakes(False, error_for_other_shapes=[*shape_errors, True])
        )


def rounded_below_zero(rng, size=1.0, below=0.0):
    """Draw a singular kernel with entries of this size, whose smallest eigenvalue comes out below `below`."""
    while True:
        points = uniform(rng, -1, 1, 5, 2)
        k = size * points @ points.T
        k = (k + k.T) / 2
        if torch.linalg.eigvalsh(k).min() < below:
            return k


@pytest.mark.points(1)
@pytest.mark.depends("test_kernel_is_valid")
def test_kernel_is_valid_within_rounding(student, rng):
    """kernel_is_valid：特征值为 0 也有效；舍入误差不算数 | kernel_is_valid: eigenvalues of 0 are valid; rounding errors do not count"""
    for k in (torch.ones(2, 2), torch.tensor([[2.0, 0.0], [0.0, 0.0]])):
        expect(student.kernel_is_valid, k).equals(
            True, mistakes=bool_mistakes(True, demanded_positive_definite=False)
        )
    skewed = turned(rng, 1, 2, 4).float()
    skewed[0, 1] += 4e-7
    with_zeros = torch.block_diag(skewed, torch.eye(1))
    large = rounded_below_zero(rng, size=300.0, below=-2e-5)
    for k in (
        rounded_below_zero(rng),
        rounded_below_zero(rng),
        rounded_below_zero(rng),
        skewed,
        with_zeros,
        large,
    ):
        expect(student.kernel_is_valid, k).equals(True, mistakes=bool_mistakes(True, no_tolerance=False))
