# The class of None has a name, too: "NoneType".
import torch


def make_leaf(value: float) -> torch.Tensor:
    return torch.tensor(value, dtype=torch.float32, requires_grad=True)


def power(x: torch.Tensor) -> torch.Tensor:
    return x**2


def power_plus_one(x: torch.Tensor) -> torch.Tensor:
    return power(x) + 1


def grad_fn_name(t):
    return type(t.grad_fn).__name__
