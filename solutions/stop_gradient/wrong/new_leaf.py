# requires_grad=True begins a record of its own.
import torch


def square_untracked(y):
    return (y.detach() ** 2).requires_grad_()


def detached(t):
    return t.detach().requires_grad_()


def partly_frozen(x: torch.Tensor) -> torch.Tensor:
    constant = x.detach() ** 3
    return x**2 + constant


def evaluate(w: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return w * x
