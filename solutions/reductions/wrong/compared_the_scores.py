# Forgets argmax: the scores themselves are compared with the labels.
import torch


def index_of_max(t: torch.Tensor) -> torch.Tensor:
    """Return the index of the first largest element in the flattened t, 0-d int64."""
    return t.argmax()


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
    return (scores == labels).float().mean()
