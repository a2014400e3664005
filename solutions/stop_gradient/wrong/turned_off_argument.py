# Switches off the caller's tensor, which stays switched off.
import torch


def square_untracked(y):
    y.requires_grad_(False)
    return y**2


def detached(t: torch.Tensor) -> torch.Tensor:
    return t.detach()


def partly_frozen(x: torch.Tensor) -> torch.Tensor:
    constant = x.detach() ** 3
    return x**2 + constant


def evaluate(w, x):
    w.requires_grad = False
    x.requires_grad = False
    return w * x
