"""Hidden checks of linear_regression."""

import pytest
import torch

from grader.checks import detached, expect, near, raised, rebuilt

RTOL, ATOL = 1e-3, 1e-4


def number(rng, low, high):
    return low + (high - low) * float(torch.rand((), generator=rng, dtype=torch.float64))


def sizes(rng):
    """Draw a number of points and a smaller number of features, 2 at least."""
    return int(torch.randint(5, 9, (), generator=rng)), int(torch.randint(2, 4, (), generator=rng))


def points(rng, n, d):
    """Draw n points of d features, and targets near a plane that misses the origin."""
    x = torch.randn(n, d, generator=rng) + 0.3
    w = torch.rand(d, generator=rng) * 2 + 1
    return x, x @ w + number(rng, 2, 4) + 0.3 * torch.randn(n, generator=rng)


# --- mse ----------------------------------------------------------------------------------------------


def pairs(rng):
    """Return predictions that require grad with their targets: vectors, columns, and one of each."""
    n, _ = sizes(rng)
    table = torch.randn(n, 4, generator=rng) * 2 + 1
    double = torch.randn(2, n, generator=rng, dtype=torch.float64)
    return [
        (table[:, 0], table[:, 1]),
        (table[:, :1], table[:, 1]),
        (table[:, 0], table[:, 2:3]),
        (table[:, 3:], table[:, 1:2]),
        (double[0], double[1]),
        (table[:1, 0], table[:1, 1:2]),
    ]


def mse_mistakes(p, t):
    """Return what the usual slips make of prediction and target, which are flat here."""
    error, every = p - t, p[:, None] - t
    return {
        "sum_of_squares": [(error**2).sum(), (every**2).sum()],
        "broadcast_blow_up": [(every**2).mean(), every**2, (every.T) ** 2],
        "forgot_mean": [error**2, (error**2)[:, None]],
        "rooted": (error**2).mean().sqrt(),
        "halved": (error**2).mean() / 2,
        "python_number": lambda answer: isinstance(answer, float),
    }


@pytest.mark.points(2)
def test_mse(student, rng):
    """mse：均方误差，从它反向传播能到达 prediction | mse: the mean squared error, and going backward from it reaches prediction"""
    for values, target in pairs(rng):
        prediction, weight = (
            values.clone().requires_grad_(),
            torch.randn((), generator=rng, dtype=values.dtype),
        )
        p, t = values.reshape(-1), target.reshape(-1)
        gradient = 2 * (p - t) / len(p) * weight
        expect(student.mse, prediction, target).equals(
            ((p - t) ** 2).mean(), mistakes=mse_mistakes(p, t)
        ).gradient(
            gradient.reshape(values.shape),
            weights=weight,
            like=((prediction.reshape(-1) - t) ** 2).mean(),
            mistakes={"cut_graph": [rebuilt, detached]},
        )
    values, target = pairs(rng)[0]
    expect(student.mse, target=target, prediction=values).equals(((values - target) ** 2).mean())


# --- predict ------------------------------------------------------------------------------------------


def predict_mistakes(w, b, x):
    """Return what the usual slips make of the predictions."""
    right = x @ w + b
    return {
        "tensor_bias_only": raised(AttributeError, match="'float' object"),
        "no_bias": x @ w,
        "column_result": right[:, None],
        "elementwise_product": x * w + b,
    }


@pytest.mark.points(1.5)
def test_predict(student, rng):
    """predict：每个点的预测值 w·x + b，形状 (n,) | predict: w·x + b for each point, of shape (n,)"""
    n, d = sizes(rng)
    for rows, features in [(n, d), (n, 1), (1, d), (d, n)]:
        x, w = torch.randn(features, rows, generator=rng).T, torch.randn(features, generator=rng)
        for b in (number(rng, 1, 3), torch.tensor(number(rng, -3, -1), dtype=torch.float32)):
            expect(student.predict, w, b, x).equals(x @ w + b, mistakes=predict_mistakes(w, b, x))
    expect(student.predict, x=x, b=0.5, w=w).equals(x @ w + 0.5)


# --- fit and loss_history -----------------------------------------------------------------------------


def descend(x, y, rate, epochs, *, scale=1.0, sign=-1, zeroed=True, bias=True, every_pair=False):
    """Walk in float64; return (w, b) and the mean squared error before each update and after the last.

    `scale` multiplies the gradient; `every_pair` takes each prediction with every target.
    """
    x, y = x.double(), y.double()
    w, b = torch.zeros(x.shape[1], dtype=torch.float64), torch.zeros((), dtype=torch.float64)
    step_w, step_b = torch.zeros_like(w), torch.zeros_like(b)
    losses = []
    for epoch in range(epochs + 1):
        error = x @ w + b - y
        table = (x @ w + b)[:, None] - y if every_pair else error[:, None]
        losses.append(float((table**2).mean()))
        if epoch < epochs:
            error, kept = table.mean(dim=1), 0.0 if zeroed else 1.0
            step_w = kept * step_w + 2 * scale * (error[:, None] * x).mean(dim=0)
            step_b = kept * step_b + 2 * scale * error.mean()
            w, b = w + sign * rate * step_w, b + sign * rate * step_b * bias
    return (w.float(), b.float()), losses


def walks(x, y, rate, epochs):
    """Return the walk of each misconception, by its name."""
    return {
        "sum_of_squares": descend(x, y, rate, epochs, scale=len(y)),
        "never_zeroed": descend(x, y, rate, epochs, zeroed=False),
        "broadcast_blow_up": descend(x, y, rate, epochs, every_pair=True),
        "no_bias": descend(x, y, rate, epochs, bias=False),
        "gradient_ascent": descend(x, y, rate, epochs, sign=+1),
        "halved": descend(x, y, rate, epochs, scale=0.5),
    }


ERRORS = {
    "in_place_on_leaf": raised(RuntimeError, match="a leaf Variable that requires grad"),
    "became_non_leaf": raised(TypeError, match="NoneType"),
    "cut_graph": raised(RuntimeError, match="does not require grad"),
}


def fit_mistakes(x, y, rate, epochs):
    """Return what the usual slips make of (w, b)."""
    d = x.shape[1]
    others = [descend(x, y, rate, count)[0] for count in (epochs - 1, epochs + 1) if count >= 0]
    return {
        "column_weights": lambda answer: answer[0].shape == (d, 1),
        "one_element_bias": lambda answer: answer[0].shape == (d,) and answer[1].shape == (1,),
        **{name: near(walk[0], rtol=RTOL, atol=ATOL) for name, walk in walks(x, y, rate, epochs).items()},
        "off_by_one": [near(other, rtol=RTOL, atol=ATOL) for other in others],
        "random_start": lambda answer: epochs == 0 and answer[0].shape == (d,) and answer[1].shape == (),
    } | ERRORS


def by_the_rules(call, runs):
    """Demand that torch found the gradients, without a layer or an optimizer.

    Backward it is done by the engine, forward (torch.func.jvp, jacfwd) by dual numbers.
    """
    if call.seen.engine_runs < runs:
        call.calls("make_dual", mistake="hand_derived")
    call.calls_none_of("Linear", "LazyLinear", mistake="used_linear_layer")
    call.calls_none_of("Optimizer", mistake="used_optimizer")


@pytest.mark.points(2.5)
def test_fit(student, rng):
    """fit：从 0 开始，正好更新 epochs 次，用张量和自动求导 | fit: exactly `epochs` updates from 0 on, by tensors and autograd"""
    n, d = sizes(rng)
    for (rows, features), epochs in [((n, d), 0), ((n, d), 5), ((n + 1, 1), 3), ((n, d + 1), 1)]:
        (x, y), rate = points(rng, rows, features), number(rng, 0.03, 0.08)
        expected, _ = descend(x, y, rate, epochs)
        call = expect(student.fit, x, y, rate, epochs)
        call.equals(expected, rtol=RTOL, atol=ATOL, mistakes=fit_mistakes(x, y, rate, epochs))
        by_the_rules(call, runs=epochs)


@pytest.mark.points(1.5)
def test_fit_comes_close(student, rng):
    """fit：更新足够多次，找到数据所在的平面；按名字传参 | fit: with enough updates it finds the plane of the data; arguments by name"""
    x = torch.randn(12, 2, generator=rng)
    w, b = torch.tensor([number(rng, 1, 3), number(rng, -3, -1)]), number(rng, 1, 3)
    expected, _ = descend(x, x @ w + b, 0.1, 200)
    expect(student.fit, epochs=200, learning_rate=0.1, y=x @ w + b, x=x).equals(
        expected, rtol=RTOL, atol=1e-3, mistakes=fit_mistakes(x, x @ w + b, 0.1, 200)
    )


def loss_mistakes(x, y, rate, epochs):
    """Return what the usual slips make of the list of losses."""
    n = len(y)
    _, right = descend(x, y, rate, epochs)

    def listed(losses, times=1):
        return near([loss * times for loss in losses[:epochs]], rtol=RTOL, atol=ATOL)

    of = {name: walk[1] for name, walk in walks(x, y, rate, epochs).items()}
    small = [loss / 2 for loss in of["halved"]]
    return {
        "tensors_for_floats": lambda answer: any(isinstance(loss, torch.Tensor) for loss in answer),
        **{name: listed(losses) for name, losses in of.items()},
        "sum_of_squares": [listed(of["sum_of_squares"]), listed(of["sum_of_squares"], n), listed(right, n)],
        "halved": [listed(of["halved"]), listed(small), listed(right, 0.5)],
        "after_the_update": near(right[1:], rtol=RTOL, atol=ATOL),
        "one_loss_too_many": near(right, rtol=RTOL, atol=ATOL),
    } | ERRORS


@pytest.mark.points(2.5)
def test_loss_history(student, rng):
    """loss_history：每次更新之前的均方误差，Python 的 float | loss_history: the mean squared error before each update, as Python floats"""
    n, d = sizes(rng)
    for (rows, features), epochs in [((n, d), 5), ((n + 1, 1), 3), ((n, d + 1), 1), ((n, d), 0)]:
        (x, y), rate = points(rng, rows, features), number(rng, 0.03, 0.08)
        _, losses = descend(x, y, rate, epochs)
        call = expect(student.loss_history, x, y, learning_rate=rate, epochs=epochs)
        call.equals(losses[:epochs], rtol=RTOL, atol=ATOL, mistakes=loss_mistakes(x, y, rate, epochs))
        by_the_rules(call, runs=max(epochs - 1, 0))
