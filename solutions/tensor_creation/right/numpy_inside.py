# Style: NumPy makes the arrays, torch wraps them; random numbers come from 24 random bits each.
import numpy as np
import torch


def from_list(data):
    return torch.from_numpy(np.array(data, dtype=np.float32))


def from_list_as(data, dtype):
    exact = np.array(data, dtype=object)
    flat = [torch.tensor(number, dtype=dtype) for number in exact.ravel()]
    return torch.stack(flat).reshape(exact.shape) if flat else torch.empty(exact.shape, dtype=dtype)


def zeros_long(rows, cols):
    return torch.from_numpy(np.zeros((rows, cols), dtype=np.int64))


def ones_long(rows, cols):
    return zeros_long(rows, cols) + 1


def random_uniform(rows, cols, generator):
    bits = torch.randint(2**24, (cols, rows), generator=generator)
    return bits.T.to(torch.float32) / 2**24


def uninitialised(rows, cols):
    return torch.from_numpy(np.full((rows, cols), np.nan, dtype=np.float32))


def like(t, value):
    return torch.from_numpy(np.full(tuple(t.shape), value)).to(t.device, t.dtype)
