# The grad_fn of a leaf is None, and None has no name().
import torch


def make_leaf(value: float) -> torch.Tensor:
    return torch.tensor(value, dtype=torch.float32, requires_grad=True)


def power(x: torch.Tensor) -> torch.Tensor:
    return x**2


def power_plus_one(x: torch.Tensor) -> torch.Tensor:
    return power(x) + 1


def grad_fn_name(t):
    return t.grad_fn.name()
