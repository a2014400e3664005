# Style: the storage set with strides worked out from NumPy's, elements filled in one by one, functions in a chain.
import functools

import numpy as np
import torch


def copied(n):
    out = torch.empty(n.shape, dtype=torch.from_numpy(np.zeros(1, n.dtype)).dtype)
    for index in np.ndindex(n.shape):
        out[index] = n[index].item()
    return out


def shared(n):
    whole = torch.from_numpy(n)
    strides = [step // n.itemsize for step in n.strides]
    return whole.new_empty(0).set_(whole.untyped_storage(), whole.storage_offset(), n.shape, strides)


class ToNumpy:
    def __call__(self, t):
        return t.detach().clone().numpy()


to_numpy = ToNumpy()


def round_trip(n):
    return functools.reduce(lambda value, step: step(value), (torch.as_tensor, to_numpy), n)
