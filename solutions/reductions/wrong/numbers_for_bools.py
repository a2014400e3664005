# Turns the mask into 0 and 1.
import torch


def index_of_max(t: torch.Tensor) -> torch.Tensor:
    """Return the index of the first largest element in the flattened t, 0-d int64."""
    return t.argmax()


def index_of_max_per_row(m: torch.Tensor) -> torch.Tensor:
    """Return the column of the first largest element of each row: (r, c) → (r,), int64."""
    return m.argmax(dim=1)


def equal_mask(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return (a == b).int()


def mean(t: torch.Tensor) -> torch.Tensor:
    """Return the mean of all elements, 0-d; integers give float32."""
    return t.mean() if t.is_floating_point() else t.float().mean()


def accuracy(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Return the share of rows whose largest score is at the label, 0-d float32: (n, k), (n,) → ()."""
    return (scores.argmax(dim=1) == labels).float().mean()
