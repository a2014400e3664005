"""Hidden checks of fitting."""

import pytest
import torch

from grader.checks import expect, raised

CHAPTER = (
    ([[2, 1], [4, 2]], [4, 8], "infinite"),
    ([[2, 1], [4, 3]], [4, 9], "unique"),
    ([[2, 1], [4, 3], [5, 2]], [4, 9, 7], "none"),
)
NOT_SQUARE = raised(Exception, match="square matri|must be square")


def integer(rng, low, high):
    """Draw from low … high, both included."""
    return int(torch.randint(low, high + 1, (), generator=rng))


def uniform(rng, low, high, *shape):
    return low + (high - low) * torch.rand(*shape, generator=rng, dtype=torch.float64)


def worth(value):
    """Match tensors of these values, whatever their dtype."""
    return lambda answer: (
        answer.shape == value.shape and torch.allclose(answer.double(), value.double(), rtol=2e-3, atol=1e-3)
    )


# --- systems of equations -----------------------------------------------------------------------------


def clear_rank(matrix):
    """Return the rank where all usual ways to find it agree by a wide margin, else -1."""
    ranks = set()
    for dtype in (torch.float32, torch.float64):
        values = torch.linalg.svdvals(matrix.to(dtype))
        ranks |= {int((values > limit * values.max()).sum()) for limit in (1e-7, 2e-2)}
    return ranks.pop() if len(ranks) == 1 else -1


def system(rng, m, n, rank, solvable=True, zero_row=False):
    """Draw m equations in n unknowns, of small integers, whose matrix has this rank."""
    while True:
        a = torch.randint(-3, 4, (m, rank), generator=rng) @ torch.randint(-3, 4, (rank, n), generator=rng)
        if zero_row:
            a[integer(rng, 0, m - 1)] = 0
        b = a @ torch.randint(-3, 4, (n,), generator=rng)
        if not solvable:
            b[integer(rng, 0, m - 1)] += integer(rng, 3, 7)
        both = torch.cat([a, b[:, None]], dim=1).double()
        if clear_rank(a.double()) == rank and clear_rank(both) == rank + (not solvable) and b.any():
            return a.float(), b.float()


def verdict(rank, columns):
    return "unique" if rank == columns else "infinite"


def system_mistakes(a, rank, expected):
    m, n = a.shape
    return {
        "square_only": NOT_SQUARE,
        "counted_equations": "unique" if m == n else "infinite" if m < n else "none",
        "singular_means_none": "none" if expected == "infinite" else [],
        "rank_of_a_only": verdict(rank, n),
        "rank_equals_rows": verdict(rank, m) if expected != "none" else [],
    }


@pytest.mark.points(1)
def test_the_chapters_systems(student):
    """classify_system：章节里的三个方程组 | classify_system: the chapter's three systems"""
    for a, b, expected in CHAPTER:
        a, b = torch.tensor(a, dtype=torch.float32), torch.tensor(b, dtype=torch.float32)
        expect(student.classify_system, a=a, b=b).equals(
            expected, mistakes=system_mistakes(a, clear_rank(a), expected)
        )


@pytest.mark.points(2)
def test_classify_system(student, rng):
    """classify_system：方程比未知数多、一样多、更少；某一行全是 0 | classify_system: more equations than unknowns, as many, fewer; a row of zeros"""
    for m, n, rank, solvable, zero_row, expected in (
        (3, 3, 2, True, False, "infinite"),
        (3, 3, 2, False, False, "none"),
        (3, 3, 3, True, False, "unique"),
        (5, 3, 3, True, False, "unique"),
        (2, 4, 2, True, False, "infinite"),
        (3, 5, 2, False, False, "none"),
        (5, 3, 3, False, False, "none"),
        (5, 4, 2, True, False, "infinite"),
        (4, 3, 3, True, True, "unique"),
        (3, 3, 2, True, True, "infinite"),
        (4, 2, 2, False, True, "none"),
        (1, 1, 1, True, False, "unique"),
    ):
        a, b = system(rng, m, n, rank, solvable, zero_row)
        for dtype in (torch.float32, torch.float64):
            expect(student.classify_system, a.to(dtype), b.to(dtype)).equals(
                expected, mistakes=system_mistakes(a, rank, expected)
            )


# --- least squares ------------------------------------------------------------------------------------


def solved(a, b):
    """Minimise |ax − b|² in float64."""
    return torch.linalg.lstsq(a.double(), b.double()[:, None]).solution[:, 0]


def solver_mistakes(a, b):
    """Name what the usual slips make of the least-squares problem a, b."""
    right = solved(a, b)
    n = a.shape[1]
    return {
        "square_only": NOT_SQUARE,
        "returned_everything": lambda answer: (
            not isinstance(answer, torch.Tensor | list | float | int | None)
        ),
        "column_result": worth(right[:, None]),
        "first_equations_only": worth(solved(a[:n], b[:n])) if a.shape[0] > n else [],
        "forgot_inverse": worth(a.double().T @ b.double()),
        "values_instead_of_coefficients": [worth(a.double() @ right), worth(b.double() - a.double() @ right)],
        "changed_dtype": lambda answer: answer.dtype != a.dtype and worth(right)(answer),
    }


def steady(matrix):
    """Say whether a problem with this matrix can be solved in float32 with digits to spare."""
    values = torch.linalg.svdvals(matrix.double())
    return values.min() > values.max() / 40


def overdetermined(rng, m, n):
    while True:
        a = uniform(rng, -3, 3, m, n)
        if steady(a) and steady(a[:n]):
            return a.float(), uniform(rng, -5, 5, m).float()


@pytest.mark.points(2)
def test_least_squares(student, rng):
    """least_squares：使 |ax − b|² 最小的 x | least_squares: the x that makes |ax − b|² smallest"""
    n = integer(rng, 2, 3)
    tall, target = overdetermined(rng, n + integer(rng, 3, 6), n)
    square, exact = overdetermined(rng, 4, 4)
    column, numbers = overdetermined(rng, 6, 1)
    sheared = tall.T.contiguous().T
    for a, b in (
        (tall, target),
        (tall.double(), target.double()),
        (square, exact),
        (column, numbers),
        (sheared, target),
    ):
        expect(student.least_squares, a, b).equals(
            solved(a, b).to(a.dtype), rtol=1e-3, atol=1e-3, mistakes=solver_mistakes(a, b)
        )
    expect(student.least_squares, b=target, a=tall).equals(solved(tall, target).float(), rtol=1e-3, atol=1e-3)


# --- polynomials --------------------------------------------------------------------------------------


def powers(x, first, last):
    return torch.stack([x**k for k in range(first, last + 1)], dim=1)


def points(rng, n):
    """Draw n values of x, well apart, and of y, with noise: none of the fits is exact."""
    x = torch.linspace(-1.6, 1.6, n, dtype=torch.float64) + uniform(rng, -0.08, 0.08, n)
    y = 2 + 3 * x - 1.5 * x**2 + x**3 + uniform(rng, -3, 3, n)
    order = torch.randperm(n, generator=rng)
    return x[order].float(), y[order].float()


def polynomial_mistakes(x, y, degree):
    wide = x.double()
    matrix = powers(wide, 0, degree)
    right = solved(matrix, y)
    return {
        "highest_power_first": worth(right.flip(0)) if degree else [],
        "too_few_powers": worth(solved(powers(wide, 0, degree - 1), y)) if degree else [],
        "missing_constant": [
            *([worth(solved(powers(wide, 1, degree), y))] if degree else []),
            worth(solved(powers(wide, 1, degree + 1), y)),
        ],
        "always_a_line": worth(solved(powers(wide, 0, 1), y)) if degree > 2 else [],
        "swapped_x_and_y": worth(solved(powers(y.double(), 0, degree), x)),
        **solver_mistakes(matrix, y),
        "changed_dtype": lambda answer: answer.dtype != x.dtype and worth(right)(answer),
    }


@pytest.mark.points(2)
def test_fit_polynomial(student, rng):
    """fit_polynomial：最小二乘的系数，常数项在前 | fit_polynomial: the least-squares coefficients, constant first"""
    for degree in (3, 2, 1, 0, 4):
        x, y = points(rng, degree + integer(rng, 6, 9))
        for dtype in (torch.float32, torch.float64):
            expected = solved(powers(x.double(), 0, degree), y).to(dtype)
            expect(student.fit_polynomial, x.to(dtype), y.to(dtype), degree).equals(
                expected, rtol=1e-3, atol=1e-3, mistakes=polynomial_mistakes(x.to(dtype), y.to(dtype), degree)
            )
    both = torch.stack([x, y], dim=1)
    expect(student.fit_polynomial, degree=2, y=both[:, 1], x=both[:, 0]).equals(
        solved(powers(x.double(), 0, 2), y).float(),
        rtol=1e-3,
        atol=1e-3,
        mistakes=polynomial_mistakes(x, y, 2),
    )


# --- the choice of a degree ---------------------------------------------------------------------------


def mean_square(residuals):
    return (residuals**2).mean()


OTHER_COSTS = (
    lambda residuals: (residuals**2).median(),
    lambda residuals: (2**residuals).mean(),
)


def errors(x_train, y_train, x, y, max_degree, cost=mean_square):
    """Return the cost on (x, y) of each degree's fit to the training data."""
    fits = [solved(powers(x_train.double(), 0, degree), y_train) for degree in range(max_degree + 1)]
    return torch.stack([cost(powers(x.double(), 0, d) @ fit - y) for d, fit in enumerate(fits)])


def data(rng, coefficients, noise, n):
    x = torch.linspace(-1.6, 1.6, n, dtype=torch.float64) + uniform(rng, -0.08, 0.08, n)
    y = sum(c * x**k for k, c in enumerate(coefficients)) + noise * torch.randn(n, generator=rng)
    order = torch.randperm(n, generator=rng)
    return x[order].float(), y[order].float()


def is_clear(by_val):
    lowest = by_val.sort().values
    return lowest[1] > 1.2 * lowest[0]


def choice(rng, best, max_degree, coefficients, noise, swap_shows=False, cost_shows=False):
    """Draw training and validation data whose best degree is clearly `best`.

    With `swap_shows`, swapped data choose what no other slip does; with `cost_shows`, other costs choose others.
    """
    while True:
        train = data(rng, coefficients, noise, max_degree + 6)
        val = data(rng, coefficients, noise, max_degree + 9)
        by_val = errors(*train, *val, max_degree)
        if int(by_val.argmin()) != best or not is_clear(by_val):
            continue
        if cost_shows and any(int(errors(*train, *val, max_degree, c).argmin()) == best for c in OTHER_COSTS):
            continue
        outcomes = {
            "chose_by_training_error": int(errors(*train, *train, max_degree).argmin()),
            "fitted_the_validation_data": int(errors(*val, *train, max_degree).argmin()),
            "worst_degree": int(by_val.argmax()),
            "skipped_last_degree": int(by_val[:-1].argmin()),
            "started_at_one": 1 + int(by_val[1:].argmin()),
        }
        ordinary = (best, best + 1, outcomes["chose_by_training_error"])
        if swap_shows and outcomes["fitted_the_validation_data"] in ordinary:
            continue
        return (*train, *val, max_degree), outcomes, by_val


def degree_mistakes(best, outcomes, by_val):
    return {
        "counted_coefficients": best + 1,
        "tensor_for_number": lambda answer: isinstance(answer, torch.Tensor) and answer.tolist() == best,
        "error_instead_of_degree": lambda answer: abs(float(answer) - float(by_val.min())) < 1e-3,
        **{name: value for name, value in outcomes.items() if value not in (best, best + 1)},
    }


@pytest.mark.points(2)
def test_best_degree(student, rng):
    """best_degree：验证集均方误差最小的次数 | best_degree: the degree with the smallest mean squared validation error"""
    for coefficients, best, max_degree in (([1, -2, 2.5], 2, 5), ([-1, 2, 0.5, -2], 3, 5)):
        case, outcomes, by_val = choice(
            rng, best, max_degree, coefficients, noise=0.8, swap_shows=best == 2, cost_shows=best == 3
        )
        mistakes = degree_mistakes(best, outcomes, by_val)
        expect(student.best_degree, *case).equals(best, mistakes=mistakes)
        expect(student.best_degree, *(part.double() for part in case[:4]), max_degree=max_degree).equals(
            best, mistakes=mistakes
        )


@pytest.mark.points(1)
@pytest.mark.depends("test_best_degree")
def test_best_degree_at_the_ends(student, rng):
    """best_degree：从 0 次试到 max_degree 次，两头都算 | best_degree: from degree 0 to max_degree, both included"""
    case, outcomes, by_val = choice(rng, 4, 4, [1, -1, -2, 1, 2], noise=0.5)
    expect(student.best_degree, *case).equals(
        4, mistakes={"skipped_last_degree": outcomes["skipped_last_degree"], "went_past_max_degree": 5}
    )
    by_val = torch.ones(2)
    while not is_clear(by_val):
        *points, _ = choice(rng, 3, 3, [1, -2, -1, 3], noise=0.3)[0]
        by_val = errors(*points, 2)
    expect(student.best_degree, *points, 2).equals(int(by_val.argmin()), mistakes={"went_past_max_degree": 3})
    case, outcomes, by_val = choice(rng, 0, 3, [2], noise=1.0)
    names = ("x_train", "y_train", "x_val", "y_val", "max_degree")
    expect(student.best_degree, **dict(zip(names, case))).equals(
        0, mistakes={"started_at_one": outcomes["started_at_one"]}
    )


# --- diagnosis ----------------------------------------------------------------------------------------


def diagnosis_mistakes(train_error, val_error, noise):
    def judged(train, val, limit):
        return "underfitting" if train > limit else "overfitting" if val > limit else "good"

    right = judged(train_error, val_error, 2 * noise)
    swapped = {"underfitting": "overfitting", "overfitting": "underfitting", "good": "good"}
    return {
        "non_strict": judged(train_error + 1e-9, val_error + 1e-9, 2 * noise),
        "forgot_factor": judged(train_error, val_error, noise),
        "looked_at_validation_first": "overfitting"
        if val_error > 2 * noise
        else judged(train_error, 0, 2 * noise),
        "compared_the_errors": judged(train_error, 0, 2 * noise)
        if train_error > 2 * noise or val_error <= 2 * train_error
        else "overfitting",
        "ignored_validation_error": judged(train_error, 0, 2 * noise),
        "swapped_verdicts": swapped[right],
    }


@pytest.mark.points(1.5)
def test_diagnose(student, rng):
    """diagnose：先看训练误差，再看验证误差，界限是噪声的 2 倍 | diagnose: training error first, then validation error, the limit is twice the noise"""
    noise = float(uniform(rng, 0.4, 3, ()))
    for train, val, expected in (
        (0.2, 0.9, "good"),
        (1.5, 1.7, "good"),
        (0.9, 1.9, "good"),
        (4.0, 1.0, "underfitting"),
        (5.0, 6.5, "underfitting"),
        (2.1, 2.2, "underfitting"),
        (0.3, 5.0, "overfitting"),
        (1.6, 2.3, "overfitting"),
        (0.0, 2.1, "overfitting"),
    ):
        case = (train * noise, val * noise, noise)
        expect(student.diagnose, *case).equals(expected, mistakes=diagnosis_mistakes(*case))
    expect(student.diagnose, noise=noise, val_error=3 * noise, train_error=noise).equals("overfitting")


@pytest.mark.points(0.5)
@pytest.mark.depends("test_diagnose")
def test_diagnose_at_the_limit(student):
    """diagnose：刚好等于 2 倍噪声不算超过 | diagnose: an error of just twice the noise is not above it"""
    for case in ((1.0, 1.0, 0.5), (0.25, 0.5, 0.25), (4, 3, 2), (0.0, 0.0, 0.0)):
        expect(student.diagnose, *case).equals("good", mistakes=diagnosis_mistakes(*case))
    expect(student.diagnose, 1.0, 1.5, 0.5).equals("overfitting", mistakes=diagnosis_mistakes(1.0, 1.5, 0.5))
