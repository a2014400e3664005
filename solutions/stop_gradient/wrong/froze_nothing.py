# The result of detach is lost, so the cube is tracked as well.
import torch


def square_untracked(y: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return y**2


def detached(t: torch.Tensor) -> torch.Tensor:
    return t.detach()


def partly_frozen(x):
    cube = x**3
    cube.detach()
    return x**2 + cube


def evaluate(w: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return w * x
