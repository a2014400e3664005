# Switches the record off for the whole program and never on again.
import torch


def square_untracked(y):
    torch.set_grad_enabled(False)
    return y**2


def detached(t: torch.Tensor) -> torch.Tensor:
    return t.detach()


def partly_frozen(x: torch.Tensor) -> torch.Tensor:
    constant = x.detach() ** 3
    return x**2 + constant


def evaluate(w, x):
    torch.set_grad_enabled(False)
    return w * x
