# Flattens on the way, and never restores the shape.
import numpy as np
import torch


def copied(n: np.ndarray) -> torch.Tensor:
    return torch.tensor(n.flatten())


def shared(n: np.ndarray) -> torch.Tensor:
    """Return a tensor that looks at the memory of n."""
    return torch.from_numpy(n)


def to_numpy(t: torch.Tensor) -> np.ndarray:
    """Return an array with t's values; the graph, if any, stays behind."""
    return t.detach().numpy()


def round_trip(n: np.ndarray) -> np.ndarray:
    """Return n after its way through a tensor and back."""
    return torch.from_numpy(n).numpy()
