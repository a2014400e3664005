# The graph is gone, but so is the shared memory.
import torch


def square_untracked(y: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return y**2


def detached(t):
    return t.detach().clone()


def partly_frozen(x: torch.Tensor) -> torch.Tensor:
    constant = x.detach() ** 3
    return x**2 + constant


def evaluate(w: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return w * x
