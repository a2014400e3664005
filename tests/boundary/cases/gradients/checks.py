import gradients
import pytest
import torch


@pytest.fixture
def data():
    torch.manual_seed(0)
    x = torch.randn(20, 2)
    return x, x @ torch.tensor([1.0, -2.0])


def test_backward_through_the_answer(data):
    w = torch.zeros(2, requires_grad=True)
    gradients.loss(w, *data).backward()
    x, y = data
    assert torch.allclose(w.grad, 2 * x.T @ (x @ torch.zeros(2) - y) / 20)


def test_training(data):
    w = torch.zeros(2, requires_grad=True)
    losses = [gradients.step(w, *data).item() for _ in range(60)]
    assert losses[-1] < losses[0] / 100
    assert w.requires_grad
    assert w.is_leaf
    assert torch.allclose(w, torch.tensor([1.0, -2.0]), atol=0.05)
    assert torch.equal(w.grad, torch.zeros(2))


def test_gradient_of_the_checks_function():
    assert gradients.gradient(lambda x: (x**3).sum(), torch.tensor([1.0, 2.0])).tolist() == [3, 12]


def test_flags():
    x = torch.ones(2, requires_grad=True)
    assert not gradients.detached(x).requires_grad
    assert gradients.leaf().requires_grad
    assert gradients.leaf().is_leaf


def test_freeze():
    parameters = [torch.ones(1, requires_grad=True), torch.ones(2, requires_grad=True)]
    gradients.freeze(parameters)
    assert [one.requires_grad for one in parameters] == [False, False]


def test_own_function():
    x = torch.tensor([3.0], requires_grad=True)
    y = gradients.square(x)
    assert y.item() == 9
    y.backward()
    assert x.grad.item() == 6


def test_two_results():
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    first, second = gradients.pair(x)
    (first + second).backward()
    assert x.grad.tolist() == [3, 5]


def test_autograd_grad():
    x = torch.tensor(2.0, requires_grad=True)
    (found,) = torch.autograd.grad(gradients.square(x), x)
    assert found.item() == 4


def test_no_grad():
    x = torch.ones(2, requires_grad=True)
    with torch.no_grad():
        assert not gradients.square(x).requires_grad


def test_gradcheck_like():
    x = torch.tensor([1.0, 2.0], dtype=torch.double)
    numeric = (gradients.square(x + 1e-6) - gradients.square(x - 1e-6)) / 2e-6
    assert torch.allclose(numeric, 2 * x)


def test_gradient_fails():
    x = torch.tensor([3.0], requires_grad=True)
    gradients.square(x).backward()
    assert x.grad.item() == 3
