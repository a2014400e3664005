# Style: asarray, clone, DLPack, force=True; a partial application.
from functools import partial

import numpy as np
import torch

to_numpy = partial(torch.Tensor.numpy, force=True)


def to_numpy(t, convert=to_numpy):
    return convert(t)


def copied(n):
    return torch.from_numpy(n.copy(order="K")).clone()


def shared(n, *, dtype=None):
    return torch.asarray(n, dtype=dtype, copy=False)


def round_trip(n):
    return np.asarray(shared(n))
