# Nothing stops the record; and what follows a with block is recorded again.
import torch


def square_untracked(y):
    with torch.no_grad():
        z = y
    return z**2


def detached(t: torch.Tensor) -> torch.Tensor:
    return t.detach()


def partly_frozen(x: torch.Tensor) -> torch.Tensor:
    constant = x.detach() ** 3
    return x**2 + constant


def evaluate(w, x):
    return w * x
