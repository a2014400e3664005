# Style: plain Python numbers and the math module; tensors only come in and go out.
import math

import torch


def float_dtype(v):
    return v.dtype if v.is_floating_point() else torch.float32


def norm(v):
    return torch.tensor(math.hypot(*v.tolist()), dtype=float_dtype(v))


def scale(k, v):
    dtype = v.dtype if isinstance(k, int) else float_dtype(v)
    return torch.tensor([k * x for x in v.tolist()], dtype=dtype)


def dot(a, b):
    total = 0
    for x, y in zip(a.tolist(), b.tolist()):
        total += x * y
    return torch.tensor(total, dtype=a.dtype)


def angle(a, b):
    lengths = norm(a).item() * norm(b).item()
    if lengths == 0:
        raise ValueError("zero vector")
    cosine = dot(a.double(), b.double()).item() / lengths
    return torch.tensor(math.acos(max(-1.0, min(1.0, cosine))), dtype=float_dtype(a))
