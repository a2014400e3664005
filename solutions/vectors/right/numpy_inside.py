# Style: NumPy does the sums; a callable object and an exception of its own.
import numpy as np
import torch


class ZeroVector(ValueError):
    pass


class Scale:
    def __call__(self, k, v, out=None):
        return torch.stack([x * k for x in v])


scale = Scale()


def norm(v):
    numbers = v.numpy().astype(np.float64)
    return torch.tensor(np.sqrt(np.sum(numbers**2))).to(v.dtype if v.is_floating_point() else torch.float32)


def dot(a, b):
    return torch.as_tensor(np.vdot(a.numpy(), b.numpy()))


def angle(a, b):
    for v in (a, b):
        if float(norm(v)) == 0.0:
            raise ZeroVector(v)
    cosine = dot(a, b) / norm(a) / norm(b)
    print("cosine", cosine)
    return torch.arccos(torch.clip(cosine, -1.0, 1.0))
