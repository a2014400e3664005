# Python's float as a dtype means float64.
import torch


def make_leaf(value):
    return torch.tensor(value, dtype=float, requires_grad=True)


def power(x: torch.Tensor) -> torch.Tensor:
    return x**2


def power_plus_one(x: torch.Tensor) -> torch.Tensor:
    return power(x) + 1


def grad_fn_name(t: torch.Tensor) -> str:
    return "" if t.grad_fn is None else type(t.grad_fn).__name__
