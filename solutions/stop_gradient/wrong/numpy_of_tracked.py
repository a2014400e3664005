# NumPy knows no graph: a tensor that requires grad refuses to go there.
import torch


def square_untracked(y):
    return torch.from_numpy(y.numpy() ** 2)


def detached(t: torch.Tensor) -> torch.Tensor:
    return t.detach()


def partly_frozen(x: torch.Tensor) -> torch.Tensor:
    constant = x.detach() ** 3
    return x**2 + constant


def evaluate(w: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    with torch.no_grad():
        return w * x
