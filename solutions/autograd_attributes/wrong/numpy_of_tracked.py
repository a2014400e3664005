# NumPy knows no graph: a tensor that requires grad refuses to go there.
import torch


def make_leaf(value: float) -> torch.Tensor:
    return torch.tensor(value, dtype=torch.float32, requires_grad=True)


def power(x):
    return torch.from_numpy(x.numpy() ** 2)


def power_plus_one(x: torch.Tensor) -> torch.Tensor:
    return power(x) + 1


def grad_fn_name(t: torch.Tensor) -> str:
    return "" if t.grad_fn is None else type(t.grad_fn).__name__
