# Style: NumPy reshapes copies, list slices cut rows; only as_view stays in torch, by as_strided on a checked layout.
import numpy as np
import torch


def to_two_rows(a):
    return torch.from_numpy(np.reshape(a.numpy(), (2, -1), order="C").copy())


def flatten(a):
    return torch.tensor(np.ravel(a.numpy()).tolist(), dtype=a.dtype)


def rows_of_three(a):
    line = flatten(a).tolist()
    return torch.tensor([line[start : start + 3] for start in range(0, len(line), 3)], dtype=a.dtype)


def to_blocks(a):
    return torch.from_numpy(a.numpy().reshape(-1, 3, 2))


def as_view(a, rows):
    class NoViewError(RuntimeError):
        """No view of that shape exists."""

    try:
        return torch.Tensor.view(a, rows, -1)
    except RuntimeError as error:
        raise NoViewError(str(error)) from error


def shares_memory(a, b):
    return np.bool_(np.shares_memory(a.numpy(), b.numpy()))
