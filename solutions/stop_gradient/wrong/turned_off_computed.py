# A computed tensor cannot be switched off; detach gives one without a graph.
import torch


def square_untracked(y: torch.Tensor) -> torch.Tensor:
    """Return y², of y's shape and dtype, which does not require grad."""
    return (y**2).requires_grad_(False)


def detached(t: torch.Tensor) -> torch.Tensor:
    """Return a tensor that shares t's memory and does not require grad."""
    return t.detach()


def partly_frozen(x: torch.Tensor) -> torch.Tensor:
    """Return x² + x³ with the gradient 2x: x³ counts as a constant."""
    constant = x.detach() ** 3
    return x**2 + constant


def evaluate(w: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """Return w * x elementwise, which does not require grad; the grad mode stays as it was."""
    return (w * x).requires_grad_(False)
