# Style: NumPy; its ValueError is turned into a RuntimeError.
import numpy as np
import torch


def dot(a, b):
    x, y = a.numpy(), b.numpy()
    if {x.ndim, y.ndim} != {1}:
        raise RuntimeError("1-d, please")
    try:
        return torch.tensor(np.dot(x, y))
    except ValueError as error:
        raise RuntimeError(str(error)) from error


def transpose(m):
    return torch.from_numpy(np.transpose(m.numpy()))


def transpose_last(t):
    return torch.from_numpy(np.swapaxes(t.numpy(), -1, -2))


def gram(m):
    return torch.from_numpy(m.numpy().T @ m.numpy())
