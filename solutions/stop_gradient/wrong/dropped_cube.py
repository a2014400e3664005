# Takes "held constant" for "left out".
import torch


def square_untracked(y: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return y**2


def detached(t: torch.Tensor) -> torch.Tensor:
    return t.detach()


def partly_frozen(x):
    return x**2


def evaluate(w: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return w * x
