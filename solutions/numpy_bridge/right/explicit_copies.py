# Style: fill memory that was allocated beforehand; np.array reads the tensor.
import numpy as np
import torch


def shared(n):
    return torch.as_tensor(n)


def copied(n):
    t = torch.empty(n.shape, dtype=shared(n).dtype)
    t[...] = torch.from_numpy(n)
    return t


def to_numpy(t):
    with torch.no_grad():
        return np.array(t.detach().clone())


def round_trip(n):
    return to_numpy(copied(n)).copy()
