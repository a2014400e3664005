# Style: NumPy does the work.
import numpy as np
import torch


def count(t):
    return np.int64(t.numpy().size)


def identity(n):
    return torch.from_numpy(np.identity(n, dtype=np.float32))


def number(t):
    return t.numpy().item()


def as_int(t):
    return torch.from_numpy(np.asarray(t.numpy().astype(np.int32)))


def as_vector(t):
    return torch.from_numpy(t.numpy().ravel())


def swap(t, i, j):
    return torch.as_tensor(np.swapaxes(t.numpy(), i, j))
