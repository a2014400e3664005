# Takes float32 differences with h = 1e-3: rounding leaves an error of about 1e-3.
import torch

H = 1e-3


def difference(f, x: torch.Tensor, step: torch.Tensor) -> torch.Tensor:
    return (f(x + step) - f(x)) / H


def slopes(f, values: list[float]) -> torch.Tensor:
    x = torch.tensor(values, dtype=torch.float32)
    return torch.stack([difference(f, x, H * unit) for unit in torch.eye(len(values))])


def leaf(value: float | list[float]) -> torch.Tensor:
    """Return value as a float32 tensor that autograd watches."""
    return torch.tensor(value, dtype=torch.float32, requires_grad=True)


def scalar_grad(value: float) -> torch.Tensor:
    return difference(lambda x: x**2 + 10, torch.tensor(value, dtype=torch.float32), torch.tensor(H))


def vector_grad(values: list[float]) -> torch.Tensor:
    return slopes(lambda x: (x**2 + 10).mean(), values)


def vector_grad_of_sum(values: list[float]) -> torch.Tensor:
    return slopes(lambda x: (x**2 + 10).sum(), values)


def element_grad(values: list[float], i: int) -> torch.Tensor:
    """Return the gradient of element i of x² at x = values: (n,), zero except at i."""
    x = leaf(values)
    y = x**2
    (gradient,) = torch.autograd.grad(y[i], x)
    return gradient


def two_scalar_grads(a: float, b: float) -> tuple[torch.Tensor, torch.Tensor]:
    first, second = slopes(lambda x: x[0] ** 2 + x[1] ** 2 + x[0] * x[1], [a, b])
    return first, second


def vjp(values: list[float], v: list[float]) -> torch.Tensor:
    return slopes(lambda x: (x**2 * torch.tensor(v, dtype=torch.float32)).sum(), values)
