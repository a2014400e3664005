# numpy() refuses a tensor that requires grad.
import numpy as np
import torch


def copied(n: np.ndarray) -> torch.Tensor:
    """Return a tensor with n's values, shape and dtype, and memory of its own."""
    return torch.tensor(n)


def shared(n: np.ndarray) -> torch.Tensor:
    """Return a tensor that looks at the memory of n."""
    return torch.from_numpy(n)


def to_numpy(t: torch.Tensor) -> np.ndarray:
    return t.numpy()


def round_trip(n: np.ndarray) -> np.ndarray:
    """Return n after its way through a tensor and back."""
    return torch.from_numpy(n).numpy()
