# Style: bound methods of a registry, t.type(), a count by NumPy, a sum of zeros, both ends from either info.
import functools

import numpy as np
import torch


class Registry:
    def find(self, name):
        *module, last = name.split(".")
        dtype = vars(torch).get(last)
        if module not in ([], ["torch"]) or not isinstance(dtype, torch.dtype):
            raise ValueError(name)
        return dtype

    def convert(self, t, name):
        return t.type(self.find(name))


registry = Registry()
dtype_named = registry.find
cast = registry.convert


def bytes_used(t):
    return np.prod(t.shape, dtype=np.int64) * torch.empty((), dtype=t.dtype).element_size()


def result_dtype(a, b):
    return functools.reduce(torch.add, (torch.zeros_like(a), torch.zeros_like(b))).dtype


def fits(value, dtype):
    info = (torch.finfo if dtype.is_floating_point else torch.iinfo)(dtype)
    whole = isinstance(value, int) or value.is_integer()
    return info.min <= value <= info.max and (whole or dtype.is_floating_point)
