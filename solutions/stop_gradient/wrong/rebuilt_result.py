# torch.tensor takes the numbers and makes a new leaf of them.
import torch


def square_untracked(y: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return y**2


def detached(t: torch.Tensor) -> torch.Tensor:
    return t.detach()


def partly_frozen(x):
    return torch.tensor((x**2 + x**3).tolist(), dtype=x.dtype, requires_grad=True)


def evaluate(w: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return w * x
