"""Hidden checks of autograd."""

import pytest
import torch

from grader.checks import expect, near, raised


def numbers(rng, count):
    """Draw different floats with two decimals, 8 to 60 in size, of both signs."""
    size = (torch.randperm(5200, generator=rng)[:count] + 800).double() / 100
    sign = torch.randint(2, (count,), generator=rng) * 2 - 1
    return (size * sign).tolist()


def whole_numbers(rng, count):
    """Draw different ints, 8 to 60 in size, of both signs."""
    return [int(number) + (1 if number > 0 else -1) for number in numbers(rng, count)]


def lists(rng):
    """Return lists of floats and of ints, the chapter's among them."""
    short, long = (torch.randperm(3, generator=rng)[:2] + 2).tolist()
    return [
        numbers(rng, long + 2),
        [10, 20, 30, 40],
        whole_numbers(rng, short),
        [0, *numbers(rng, short), 0.5],
    ]


def float32(number):
    return torch.tensor(number, dtype=torch.float32)


def noisy(expected):
    """Return the pattern of a gradient taken by float32 differences: close, and not close enough."""
    return near(expected, rtol=0.05, atol=0.5)


ERRORS = {
    "integer_requires_grad": raised(RuntimeError, match="floating point"),
    "forgot_requires_grad": raised(RuntimeError, match="does not require grad"),
    "backward_on_vector": raised(RuntimeError, match="only for scalar outputs"),
    "none_for_grad": [lambda answer: answer is None, lambda answer: set(answer) == {None}],
}


def by_autograd(call):
    """Demand that torch found the gradient: backward by its engine, or forward (torch.func.jvp, jacfwd) by dual numbers."""
    if call.seen.engine_runs == 0:
        call.calls("make_dual", mistake="hand_derived")


@pytest.mark.points(1.5)
def test_scalar_grad(student, rng):
    """scalar_grad：y = x² + 10 在一点的导数 | scalar_grad: the derivative of y = x² + 10 at a point"""
    total = 0.0
    for value in [20, *numbers(rng, 3), *whole_numbers(rng, 2), 0.25, 0]:
        total += 2 * value
        expected = float32(2.0 * value)
        expect(student.scalar_grad, value).equals(
            expected,
            mistakes={
                "returned_y": float32(value**2 + 10.0),
                "accumulated_between_calls": float32(total),
                "numeric_difference_noise": noisy(expected),
            }
            | ERRORS,
        )
    by_autograd(expect(student.scalar_grad, value=3.5).equals(float32(7.0)))


def of_mean(values):
    x = torch.tensor(values, dtype=torch.float64)
    return (2 * x / len(values)).float()


def of_sum(values):
    return (2 * torch.tensor(values, dtype=torch.float64)).float()


def vector_values(values, reduce):
    """Return what y, before and after its reduction, would look like as an answer."""
    y = torch.tensor(values, dtype=torch.float64) ** 2 + 10
    return [y.float(), reduce(y).float(), (y / len(values)).float()]


@pytest.mark.points(1.5)
def test_vector_grad(student, rng):
    """vector_grad：x² + 10 的平均值的梯度 | vector_grad: the gradient of the mean of x² + 10"""
    for values in [*lists(rng), numbers(rng, 1)]:
        expected = of_mean(values)
        expect(student.vector_grad, values).equals(
            expected,
            mistakes={
                "sum_instead_of_mean": of_sum(values),
                "returned_y": vector_values(values, torch.mean),
                "numeric_difference_noise": noisy(expected),
            }
            | ERRORS,
        )
    by_autograd(expect(student.vector_grad, values=[1.5, -2.0]).equals(float32([1.5, -2.0])))


@pytest.mark.points(1.5)
def test_vector_grad_of_sum(student, rng):
    """vector_grad_of_sum：x² + 10 的和的梯度 | vector_grad_of_sum: the gradient of the sum of x² + 10"""
    for values in [*lists(rng), numbers(rng, 1)]:
        expected = of_sum(values)
        expect(student.vector_grad_of_sum, values).equals(
            expected,
            mistakes={
                "mean_instead_of_sum": of_mean(values),
                "returned_y": vector_values(values, torch.sum),
                "numeric_difference_noise": noisy(expected),
            }
            | ERRORS,
        )
    by_autograd(expect(student.vector_grad_of_sum, values=[1.5, -2.0]).equals(float32([3.0, -4.0])))


def only_at(values, i):
    """Return the gradient of element i of x²."""
    gradient = torch.zeros(len(values))
    gradient[i] = 2.0 * values[i]
    return gradient


@pytest.mark.points(1.5)
def test_element_grad(student, rng):
    """element_grad：x² 第 i 个元素的梯度，其余位置为 0 | element_grad: the gradient of element i of x², zero elsewhere"""
    for values in [numbers(rng, 5), whole_numbers(rng, 3), [1.0, 2.0, 3.0]]:
        for i in range(len(values)):
            expected = only_at(values, i)
            expect(student.element_grad, values, i).equals(
                expected,
                mistakes={
                    "grad_of_sum": of_sum(values),
                    "counted_from_one": only_at(values, i - 1),
                    "only_one_entry": [expected[i], expected[i : i + 1]],
                    "returned_the_tuple": (expected,),
                    "grad_of_another_tensor": raised(RuntimeError, match="not have been used in the graph"),
                    "returned_y": [float32(values[i] ** 2.0), (float32(values) ** 2)],
                }
                | ERRORS,
            )
    expect(student.element_grad, numbers(rng, 1), 0).has(shape=(1,), dtype=torch.float32)


@pytest.mark.depends("test_element_grad")
def test_element_grad_calls_autograd_grad(student, rng):
    """element_grad：用 torch.autograd.grad，不用 backward | element_grad: by torch.autograd.grad, without backward"""
    values = numbers(rng, 3)
    expect(student.element_grad, i=1, values=values).calls_none_of(
        "Tensor.backward", "autograd.backward", mistake="used_backward"
    ).uses_autograd(mistake="hand_derived").calls("autograd.grad").equals(only_at(values, 1))


@pytest.mark.points(1.5)
def test_two_scalar_grads(student, rng):
    """two_scalar_grads：x1² + x2² + x1·x2 对 x1 和 x2 的导数 | two_scalar_grads: the derivatives of x1² + x2² + x1·x2 by x1 and by x2"""
    for a, b in [(10, 20), numbers(rng, 2), whole_numbers(rng, 2), numbers(rng, 2), (3, 0)]:
        expected = float32(2.0 * a + b), float32(2.0 * b + a)
        y = float32(a**2.0 + b**2.0 + a * b)
        expect(student.two_scalar_grads, a, b).equals(
            expected,
            mistakes={
                "forgot_cross_term": (float32(2.0 * a), float32(2.0 * b)),
                "swapped_gradients": expected[::-1],
                "returned_y": [y, (y, y)],
                "stacked_gradients": torch.stack(expected),
                "freed_graph": raised(RuntimeError, match="through the graph a second time"),
                "numeric_difference_noise": noisy(expected),
            }
            | ERRORS,
        )
    by_autograd(expect(student.two_scalar_grads, b=1, a=-4.5).equals((float32(-8.0), float32(-2.5))))


@pytest.mark.points(1.5)
def test_vjp(student, rng):
    """vjp：x² 不是标量时，按 v 加权的反向传播 | vjp: backward of the non-scalar x², weighted by v"""
    count = int(torch.randint(3, 7, (1,), generator=rng))
    cases = [
        (numbers(rng, count), numbers(rng, count)),
        (whole_numbers(rng, count), whole_numbers(rng, count)),
        (numbers(rng, 3), [1, 0, -1]),
        (numbers(rng, 1), numbers(rng, 1)),
    ]
    for values, v in cases:
        x, weights = torch.tensor(values, dtype=torch.float64), torch.tensor(v, dtype=torch.float64)
        expected = (2 * x * weights).float()
        expect(student.vjp, values, v).equals(
            expected,
            mistakes={
                "ignored_v": (2 * x).float(),
                "summed_products": (2 * x * weights).sum().float(),
                "list_for_weights": raised(TypeError, match="gradients can be either Tensors or None"),
                "returned_y": [(x**2).float(), (x**2 * weights).float()],
                "numeric_difference_noise": near(expected, rtol=0.05, atol=20),
            }
            | ERRORS,
        )
    by_autograd(expect(student.vjp, v=[1.0, 0.5], values=[3, 4]).equals(float32([6.0, 4.0])))
