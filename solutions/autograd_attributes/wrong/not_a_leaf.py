# The conversion after requires_grad=True gives a tensor that was computed: no leaf.
import torch


def make_leaf(value):
    x = torch.tensor(value, dtype=torch.float64, requires_grad=True)
    return x.float()


def power(x: torch.Tensor) -> torch.Tensor:
    return x**2


def power_plus_one(x: torch.Tensor) -> torch.Tensor:
    return power(x) + 1


def grad_fn_name(t: torch.Tensor) -> str:
    return "" if t.grad_fn is None else type(t.grad_fn).__name__
