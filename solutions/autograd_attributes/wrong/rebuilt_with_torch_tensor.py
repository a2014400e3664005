# Wraps the result in torch.tensor: a new leaf, which knows nothing of x.
import torch


def make_leaf(value: float) -> torch.Tensor:
    return torch.tensor(value, dtype=torch.float32, requires_grad=True)


def power(x):
    y = x**2
    return torch.tensor(y, requires_grad=True)


def power_plus_one(x):
    z = x**2 + 1
    return torch.tensor(z)


def grad_fn_name(t: torch.Tensor) -> str:
    return "" if t.grad_fn is None else type(t.grad_fn).__name__
