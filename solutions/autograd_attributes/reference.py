"""requires_grad, is_leaf and grad_fn: what a tensor remembers of how it was made."""

import torch


def make_leaf(value: float) -> torch.Tensor:
    """Return a new 0-d float32 leaf that requires grad."""
    return torch.tensor(value, dtype=torch.float32, requires_grad=True)


def power(x: torch.Tensor) -> torch.Tensor:
    """Return x², of x's shape and dtype, joined to x's graph."""
    return x**2


def power_plus_one(x: torch.Tensor) -> torch.Tensor:
    """Return x² + 1, of x's shape and dtype, joined to x's graph."""
    return power(x) + 1


def grad_fn_name(t: torch.Tensor) -> str:
    """Return the class name of t.grad_fn, "" where t has none."""
    return "" if t.grad_fn is None else type(t.grad_fn).__name__
