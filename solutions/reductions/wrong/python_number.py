# item() takes the number out of the tensor, though the tensor is wanted.
import torch


def index_of_max(t: torch.Tensor) -> torch.Tensor:
    return t.argmax().item()


def index_of_max_per_row(m: torch.Tensor) -> torch.Tensor:
    """Return the column of the first largest element of each row: (r, c) → (r,), int64."""
    return m.argmax(dim=1)


def equal_mask(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return where a and b are exactly equal, a bool tensor of their shape."""
    return a == b


def mean(t: torch.Tensor) -> torch.Tensor:
    return (t.mean() if t.is_floating_point() else t.float().mean()).item()


def accuracy(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    return (scores.argmax(dim=1) == labels).float().mean().item()
