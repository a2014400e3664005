# Style: swapped strides, scatter for the diagonal, take with running numbers, a class that is called.
import torch


def count(t):
    return t.reshape(-1).shape[0]


def identity(n):
    return torch.zeros(n, n).scatter_(1, torch.arange(n)[:, None], 1.0)


class Number:
    def __call__(self, t):
        kind = bool if t.dtype == torch.bool else float if t.is_floating_point() else int
        return kind(t)


number = Number()


def as_int(t):
    return (t.trunc() if t.is_floating_point() else t).type(torch.IntTensor)


def as_vector(t):
    return t.take(torch.arange(t.numel()))


def swap(t, i, j):
    sizes, strides = list(t.shape), list(t.stride())
    for steps in (sizes, strides):
        steps[i], steps[j] = steps[j], steps[i]
    return t.as_strided(sizes, strides)
