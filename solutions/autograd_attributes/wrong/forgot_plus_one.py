# y + 1 does not change y: its result is lost.
import torch


def make_leaf(value: float) -> torch.Tensor:
    return torch.tensor(value, dtype=torch.float32, requires_grad=True)


def power(x: torch.Tensor) -> torch.Tensor:
    return x**2


def power_plus_one(x):
    y = power(x)
    y + 1
    return y


def grad_fn_name(t: torch.Tensor) -> str:
    return "" if t.grad_fn is None else type(t.grad_fn).__name__
