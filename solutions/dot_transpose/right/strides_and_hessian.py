# Style: swapped strides, recursion over the leading dims, the Gram matrix as the hessian of |mv|²/2.
import torch
from torch.func import hessian


def dot(a, b):
    if not a.dim() == b.dim() == 1 or len(a) != len(b):
        raise RuntimeError(f"no dot product of {a.shape} and {b.shape}")
    return (a[None] @ b[:, None]).reshape(())


def transpose(m):
    return m.as_strided(m.shape[::-1], m.stride()[::-1])


def transpose_last(t):
    return transpose(t) if t.dim() == 2 else torch.stack([transpose_last(part) for part in t])


def gram(m):
    curvature = hessian(lambda v: (m.double() @ v).square().sum() / 2)
    return curvature(torch.zeros(m.shape[1], dtype=torch.float64)).to(m.dtype)
