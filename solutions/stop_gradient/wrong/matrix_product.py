# @ is the matrix product, * the elementwise one.
import torch


def square_untracked(y: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return y**2


def detached(t: torch.Tensor) -> torch.Tensor:
    return t.detach()


def partly_frozen(x: torch.Tensor) -> torch.Tensor:
    constant = x.detach() ** 3
    return x**2 + constant


def evaluate(w, x):
    with torch.no_grad():
        return w @ x
