import math

import pytest
import torch

from grader.checks import expect, near, raised

GRADIENT_IS_NONE = raised(TypeError, match="NoneType")


def descend(w0, rate, steps, *, slope=lambda w: 2 * w, sign=-1, zeroed=True):
    """Walk `steps` steps in float64; return the steps + 1 values of w."""
    path, gradient = [float(w0)], 0.0
    for _ in range(steps):
        gradient = slope(path[-1]) + (0 if zeroed else gradient)
        path.append(path[-1] + sign * rate * gradient)
    return path


def uniform(rng, low, high):
    return low + (high - low) * float(torch.rand((), generator=rng, dtype=torch.float64))


def integer(rng, low, high):
    """Draw from low … high, both included."""
    return int(torch.randint(low, high + 1, (), generator=rng))


def away_from_zero(rng, low, high):
    return uniform(rng, low, high) * (1 if integer(rng, 0, 1) else -1)


def raised_mistakes(steps):
    """Name what the student's exception shows.

    In a single step, None can only be a gradient used too early: so each check tries one step first.
    """
    return {
        "updated_before_backward" if steps == 1 else "became_non_leaf": GRADIENT_IS_NONE,
        "detached_each_step_wrong": raised(RuntimeError, match="does not require grad"),
        "in_place_on_leaf": raised(RuntimeError, match="a leaf Variable that requires grad"),
        "integer_leaf": raised(RuntimeError, match="[Oo]nly Tensors of floating point"),
        "missing_none_check": raised(AttributeError, match="'NoneType' object has no attribute"),
    }


def path_of(values):
    return near(torch.tensor(values, dtype=torch.float32), rtol=1e-3)


def trajectory_mistakes(w0, rate, steps):
    right = descend(w0, rate, steps + 1)
    return {
        **raised_mistakes(steps),
        "gradient_ascent": path_of(descend(w0, rate, steps, sign=+1)),
        "never_zeroed": path_of(descend(w0, rate, steps, zeroed=False)),
        "updated_before_backward": [
            path_of([w0, *right[:steps]]),
            path_of([w0] * (steps + 1)),
            *([GRADIENT_IS_NONE] if steps == 1 else []),
        ],
        "off_by_one_step": [path_of(right[1:-1]), path_of(right[:-2]), path_of(right), path_of(right[1:])],
        "hard_coded_rate": path_of(descend(w0, 0.01, steps)),
        "aliased_trajectory": path_of([right[steps]] * (steps + 1)),
        "losses_instead_of_weights": path_of([w * w for w in right[:-1]]),
    }


def number_mistakes(steps, right, **wrong):
    """Name wrong final values of w; `right` is the right one, `wrong` maps a mistake to its value."""
    return {
        **{name: near(value, rtol=1e-3, atol=0.0) for name, value in wrong.items()},
        "returned_tensor": lambda answer: (
            isinstance(answer, torch.Tensor)
            and answer.numel() == 1
            and math.isclose(answer.item(), right, rel_tol=1e-3)
        ),
        **raised_mistakes(steps),
    }


def square_mistakes(w0, rate, steps):
    right = descend(w0, rate, steps + 1)
    return number_mistakes(
        steps,
        right[steps],
        gradient_ascent=descend(w0, rate, steps, sign=+1)[-1],
        never_zeroed=descend(w0, rate, steps, zeroed=False)[-1],
        off_by_one_step=right[steps + 1],
        hard_coded_rate=descend(w0, 0.01, steps)[-1],
        losses_instead_of_weights=right[steps] ** 2,
    )


def by_autograd(call, runs):
    """Demand that torch found the gradients: backward by its engine, or forward (torch.func.jvp, jacfwd) by dual numbers."""
    if call.seen.engine_runs < runs:
        call.calls("make_dual", mistake="hand_derived")


@pytest.mark.points(3)
def test_trajectory(student, rng):
    """trajectory：从 w0 起的 steps + 1 个值，每一步都用自动求导 | trajectory: steps + 1 values from w0 on, each step by autograd"""
    w0, rate = away_from_zero(rng, 3, 10), uniform(rng, 0.05, 0.3)
    for steps in (1, integer(rng, 4, 7)):
        expected = torch.tensor(descend(w0, rate, steps), dtype=torch.float32)

        call = expect(student.trajectory, w0, rate, steps).equals(
            expected, rtol=1e-3, mistakes=trajectory_mistakes(w0, rate, steps)
        )
        by_autograd(call, runs=steps)


@pytest.mark.points(1)
def test_trajectory_of_no_step_and_of_an_integer(student, rng):
    """trajectory：steps = 0、整数 w0、用参数名调用 | trajectory: steps = 0, an integer w0, arguments by name"""
    w0 = integer(rng, 2, 9)
    for steps in (0, 1, 3):
        expected = torch.tensor(descend(w0, 0.2, steps), dtype=torch.float32)

        expect(student.trajectory, w0=w0, learning_rate=0.2, steps=steps).equals(
            expected, rtol=1e-3, mistakes=trajectory_mistakes(w0, 0.2, steps)
        )


@pytest.mark.points(2)
def test_minimise_square(student, rng):
    """minimise_square：走 steps 步后的 w，每一步都用自动求导 | minimise_square: w after `steps` steps, each by autograd"""
    w0, rate = away_from_zero(rng, 3, 10), uniform(rng, 0.05, 0.3)
    for steps in (1, integer(rng, 4, 9)):
        call = expect(student.minimise_square, w0, rate, steps).equals(
            descend(w0, rate, steps)[-1], rtol=1e-3, atol=0.0, mistakes=square_mistakes(w0, rate, steps)
        )
        by_autograd(call, runs=steps)


@pytest.mark.points(1)
def test_minimise_square_in_the_chapter(student):
    """minimise_square：章节的例子（1000 步），以及 steps = 0 | minimise_square: the chapter's example (1000 steps), and steps = 0"""
    for steps in (1, 1000, 0):
        expect(student.minimise_square, w0=10, learning_rate=0.01, steps=steps).equals(
            descend(10, 0.01, steps)[-1], rtol=1e-3, atol=0.0, mistakes=square_mistakes(10, 0.01, steps)
        )


def quadratic_mistakes(a, b, w0, rate, steps):
    def walk(steps, rate=rate, b=b, **wrong):
        return descend(w0, rate, steps, slope=lambda w: 2 * a * w + b, **wrong)[-1]

    return number_mistakes(
        steps,
        walk(steps),
        gradient_ascent=walk(steps, sign=+1),
        never_zeroed=walk(steps, zeroed=False),
        off_by_one_step=walk(steps + 1),
        hard_coded_rate=walk(steps, rate=0.01),
        closed_form=-b / (2 * a),
        ignored_linear_term=walk(steps, b=0),
    )


@pytest.mark.points(2)
def test_minimise_quadratic(student, rng):
    """minimise_quadratic：走 steps 步后的 w，每一步都用自动求导 | minimise_quadratic: w after `steps` steps, each by autograd"""
    a, b, c = uniform(rng, 0.5, 2), away_from_zero(rng, 2, 5), away_from_zero(rng, 1, 5)
    w0, rate = away_from_zero(rng, 6, 9), uniform(rng, 0.05, 0.15)
    for steps in (1, integer(rng, 3, 5)):
        expected = descend(w0, rate, steps, slope=lambda w: 2 * a * w + b)[-1]

        call = expect(student.minimise_quadratic, a, b, c, w0, rate, steps).equals(
            expected, rtol=1e-3, mistakes=quadratic_mistakes(a, b, w0, rate, steps)
        )
        by_autograd(call, runs=steps)


@pytest.mark.points(1)
def test_minimise_quadratic_with_integers(student, rng):
    """minimise_quadratic：全是整数、steps = 0、用参数名调用 | minimise_quadratic: all integers, steps = 0, arguments by name"""
    a, b, w0 = integer(rng, 1, 3), integer(rng, 2, 6), integer(rng, 4, 9)
    for steps in (0, 1, 4):
        expected = descend(w0, 0.1, steps, slope=lambda w: 2 * a * w + b)[-1]

        expect(student.minimise_quadratic, a=a, b=b, c=7, w0=w0, learning_rate=0.1, steps=steps).equals(
            expected, rtol=1e-3, mistakes=quadratic_mistakes(a, b, w0, 0.1, steps)
        )


def first_below(values, tolerance, limit):
    return next((k for k, value in enumerate(values) if value < tolerance), limit)


def search_outcomes(w0, rate, tolerance, limit):
    """Count the steps, rightly under "right" and as each mistake would under its name."""
    path = descend(w0, rate, limit)
    right = first_below(map(abs, path), tolerance, limit)
    return {
        "right": right,
        "never_zeroed": first_below(map(abs, descend(w0, rate, limit, zeroed=False)), tolerance, limit),
        "hard_coded_rate": first_below(map(abs, descend(w0, 0.01, limit)), tolerance, limit),
        "compared_loss": first_below([w * w for w in path], tolerance, limit),
        "off_by_one_step": right - 1,
        "gradient_ascent": limit,
    }


def random_search(rng):
    """Draw a case in which the right count, the next, and those of the mistakes all differ; w0 is positive."""
    while True:
        w0, rate, steps = uniform(rng, 4, 10), uniform(rng, 0.05, 0.15), integer(rng, 5, 9)
        before, after = descend(w0, rate, steps)[-2:]
        case = (w0, rate, math.sqrt(before * after), steps + 150)
        outcomes = search_outcomes(*case)
        counts = [*outcomes.values(), outcomes["right"] + 1]
        if len(set(counts)) == len(counts):
            return case, outcomes


@pytest.mark.points(2)
def test_steps_until(student, rng):
    """steps_until：最小的 k，使 |w_k| < tolerance，每一步都用自动求导 | steps_until: the smallest k with |w_k| < tolerance, by autograd"""
    (w0, rate, tolerance, limit), outcomes = random_search(rng)
    expected = outcomes.pop("right")
    expect(student.steps_until, w0, rate, tolerance, 1).equals(
        1, mistakes={"ignored_limit": expected, **raised_mistakes(1)}
    )
    for start in (w0, -w0):
        call = expect(student.steps_until, start, rate, tolerance, limit).equals(
            expected,
            mistakes={
                **outcomes,
                "missing_abs": lambda answer: start < 0 and answer == 0,
                **raised_mistakes(limit),
            },
        )
        by_autograd(call, runs=expected)


@pytest.mark.points(1)
def test_steps_until_at_the_ends(student, rng):
    """steps_until：一开始就够小、刚好在 limit 或差一步、走到 limit 还不够小 | steps_until: small enough at once, at limit or one step before, not by limit"""
    (w0, rate, tolerance, _), outcomes = random_search(rng)
    found = outcomes["right"]
    expect(student.steps_until, w0, rate, tolerance, 1).equals(
        1, mistakes={"ignored_limit": found, **raised_mistakes(1)}
    )

    expect(student.steps_until, w0=w0, learning_rate=rate, tolerance=2 * w0, limit=5).equals(
        0, mistakes={"started_late": lambda answer: answer == 1, **raised_mistakes(5)}
    )
    for limit in (found, found + 1):
        expect(student.steps_until, w0, rate, tolerance, limit).equals(found, mistakes=raised_mistakes(limit))
    for limit in (0, found - 3):
        expect(student.steps_until, w0, rate, tolerance, limit).equals(
            limit,
            mistakes={
                "ignored_limit": found,
                "off_by_one_step": [limit - 1, limit + 1],
                **raised_mistakes(limit),
            },
        )
