# backward takes its weights as a tensor, not as a list.
import torch


def leaf(value: float | list[float]) -> torch.Tensor:
    """Return value as a float32 tensor that autograd watches."""
    return torch.tensor(value, dtype=torch.float32, requires_grad=True)


def scalar_grad(value: float) -> torch.Tensor:
    """Return dy/dx at x = value for y = x² + 10, 0-d."""
    x = leaf(value)
    y = x**2 + 10
    y.backward()
    return x.grad


def vector_grad(values: list[float]) -> torch.Tensor:
    """Return the gradient of mean(x² + 10) at x = values: (n,)."""
    x = leaf(values)
    y = x**2 + 10
    y.mean().backward()
    return x.grad


def vector_grad_of_sum(values: list[float]) -> torch.Tensor:
    """Return the gradient of sum(x² + 10) at x = values: (n,)."""
    x = leaf(values)
    y = x**2 + 10
    y.sum().backward()
    return x.grad


def element_grad(values: list[float], i: int) -> torch.Tensor:
    """Return the gradient of element i of x² at x = values: (n,), zero except at i."""
    x = leaf(values)
    y = x**2
    (gradient,) = torch.autograd.grad(y[i], x)
    return gradient


def two_scalar_grads(a: float, b: float) -> tuple[torch.Tensor, torch.Tensor]:
    """Return ∂y/∂x1 and ∂y/∂x2 at (a, b) for y = x1² + x2² + x1·x2, 0-d each."""
    x1, x2 = leaf(a), leaf(b)
    y = x1**2 + x2**2 + x1 * x2
    y.backward()
    return x1.grad, x2.grad


def vjp(values: list[float], v: list[float]) -> torch.Tensor:
    """Return v times the Jacobian of x² at x = values: (n,)."""
    x = leaf(values)
    y = x**2
    y.backward(gradient=v)
    return x.grad
