# torch.Tensor(3) makes three numbers that nobody set: it takes the int for a size.
import torch


def make_leaf(value):
    return torch.Tensor(value).requires_grad_()


def power(x: torch.Tensor) -> torch.Tensor:
    return x**2


def power_plus_one(x: torch.Tensor) -> torch.Tensor:
    return power(x) + 1


def grad_fn_name(t: torch.Tensor) -> str:
    return "" if t.grad_fn is None else type(t.grad_fn).__name__
