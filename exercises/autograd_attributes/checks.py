"""Hidden checks of autograd_attributes."""

import pytest
import torch

from grader.checks import detached, expect, raised, rebuilt, require


def number(rng):
    """Draw a number with two decimals, 1.5 to 9.5 in size, of either sign."""
    size = int(torch.randint(150, 950, (), generator=rng)) / 100
    return size if torch.rand((), generator=rng) < 0.5 else -size


def whole_number(rng):
    return int(torch.randint(2, 10, (), generator=rng))


def leaf_mistakes(value):
    """Return what the usual slips make of a leaf for this number."""
    return {
        "integer_leaf": [
            raised(RuntimeError, match="floating point"),
            lambda answer: not answer.is_floating_point(),
        ],
        "double_precision": torch.tensor(value, dtype=torch.float64),
        "one_element_vector": torch.tensor([value], dtype=torch.float32),
        "size_for_value": [
            lambda answer: answer.dim() == 1 and answer.numel() == value,
            raised(TypeError, match=r"new\(\)"),
        ],
    }


@pytest.mark.points(2.5)
def test_make_leaf(student, rng):
    """make_leaf：float32 的 0 维叶子张量，可微分 | make_leaf: a 0-d float32 leaf that requires grad"""
    for value in [whole_number(rng), number(rng), 1, 0, -whole_number(rng), number(rng)]:
        leaf = expect(student.make_leaf, value).equals(
            torch.tensor(value, dtype=torch.float32), mistakes=leaf_mistakes(value)
        )
        require(leaf.seen.requires_grad, mistake="forgot_requires_grad")
        require(leaf.seen.is_leaf, mistake="not_a_leaf")
    leaf = expect(student.make_leaf, value=2.5).equals(torch.tensor(2.5))
    require(leaf.seen.requires_grad and leaf.seen.is_leaf, mistake="forgot_requires_grad")


def arguments(rng):
    """Return leaves of several shapes and dtypes, and tensors that came of a computation."""
    rows, cols = (torch.randperm(4, generator=rng)[:2] + 2).tolist()
    scalar = torch.tensor(number(rng), requires_grad=True)
    matrix = torch.randn(rows, cols, generator=rng, requires_grad=True)
    double = torch.randn(cols, generator=rng, dtype=torch.float64, requires_grad=True)
    inner = torch.randn(cols, rows, generator=rng, requires_grad=True)
    return [scalar, matrix, double, inner.T * 3, inner[:1], torch.tensor(1.0, requires_grad=True)]


ERRORS = {
    "xor_for_power": raised(NotImplementedError, match="bitwise_xor"),
    "in_place_on_leaf": raised(RuntimeError, match="in-place operation"),
    "numpy_of_tracked": raised(RuntimeError, match=r"numpy\(\) on Tensor that requires grad"),
    "python_number": [
        raised(RuntimeError, match="cannot be converted to Scalar"),
        lambda answer: isinstance(answer, int | float | list),
    ],
}


def power_mistakes(x):
    """Return values that look like x² or x² + 1 and are not."""
    x = x.detach()
    return {"doubled": [2 * x, 2 * x + 1], "squared_the_sum": (x + 1) ** 2, "forgot_plus_one": x**2} | ERRORS


def graph_mistakes(x, weights):
    """Return how a graph is cut on the way to x, wholly or by half (x * x.data)."""
    return {"rebuilt_with_torch_tensor": rebuilt, "data_used": [detached, x.detach() * weights]}


@pytest.mark.points(2.5)
def test_power(student, rng):
    """power：x 的平方，从结果反向传播能到达 x | power: x squared, and going backward from it reaches x"""
    for x in arguments(rng):
        weights = torch.randn(x.shape, generator=rng, dtype=x.dtype)
        expect(student.power, x).equals(x.detach() ** 2, mistakes=power_mistakes(x)).gradient(
            2 * x.detach() * weights, weights=weights, like=x**2, mistakes=graph_mistakes(x, weights)
        )


@pytest.mark.points(2)
def test_power_plus_one(student, rng):
    """power_plus_one：x 的平方加 1，计算图连着 x | power_plus_one: x squared plus 1, with a graph that leads to x"""
    for x in arguments(rng):
        weights = torch.randn(x.shape, generator=rng, dtype=x.dtype)
        expect(student.power_plus_one, x).equals(x.detach() ** 2 + 1, mistakes=power_mistakes(x)).gradient(
            2 * x.detach() * weights, weights=weights, like=x**2 + 1, mistakes=graph_mistakes(x, weights)
        )


@pytest.mark.points(0.5)
def test_powers_without_a_graph(student, rng):
    """power、power_plus_one：参数不可微分，结果也不可微分 | power, power_plus_one: what comes of a tensor without grad has none either"""
    x = torch.randn(whole_number(rng), 3, generator=rng).T
    for function, value in [(student.power, x**2), (student.power_plus_one, x**2 + 1)]:
        answer = expect(function, x=x).naming(changed_argument="in_place_on_leaf")
        answer.equals(value, mistakes=power_mistakes(x))
        require(not answer.seen.requires_grad, mistake="rebuilt_with_torch_tensor")


def results(x):
    """Return tensors that came of x, each with the name of its grad_fn."""
    y = x.exp()
    made = [x**2, x + 1, x * 3, y, y.sum(), y.mean(), -y, x - y, (x**2).clone(), torch.stack([x, y]), x.T]
    return [(t, type(t.grad_fn).__name__) for t in made]


def name_mistakes(name):
    """Return what other ways to tell the grad_fn of this name give."""
    return {
        "none_type_name": lambda answer: answer in ("NoneType", "None"),
        "none_for_text": lambda answer: answer is None,
        "missing_none_check": raised(AttributeError, match="NoneType"),
        "object_for_name": lambda answer: answer is not None and not isinstance(answer, str),
        "printed_form": lambda answer: answer.startswith("<"),
        "cut_name": lambda answer: len(answer) > 1 and answer in name,
    }


@pytest.mark.points(1.5)
def test_grad_fn_name(student, rng):
    """grad_fn_name：运算得到的张量，是它的 grad_fn 的类名 | grad_fn_name: of a computed tensor, the class name of its grad_fn"""
    rows, cols = (torch.randperm(4, generator=rng)[:2] + 2).tolist()
    made = results(torch.rand(rows, cols, generator=rng, requires_grad=True))
    for place in torch.randperm(len(made), generator=rng).tolist():
        t, name = made[place]
        expect(student.grad_fn_name, t).equals(name, mistakes=name_mistakes(name))
    t = torch.tensor(number(rng), requires_grad=True) ** 2 + 1
    expect(student.grad_fn_name, t=t).equals("AddBackward0", mistakes=name_mistakes("AddBackward0"))


@pytest.mark.points(1)
def test_grad_fn_name_where_there_is_none(student, rng):
    """grad_fn_name：叶子和没有计算图的张量，得到 "" | grad_fn_name: a leaf, or a tensor without a graph, gives "" """
    x = torch.randn(3, generator=rng, requires_grad=True)
    for t in [x, x.detach(), torch.randn(2, 2, generator=rng), torch.tensor(whole_number(rng))]:
        expect(student.grad_fn_name, t).equals("", mistakes=name_mistakes(""))
