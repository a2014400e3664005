# Style: NumPy multiplies; an error class of its own is raised where shapes do not fit.
import numpy as np
import torch


class ShapeError(ValueError):
    """Two shapes do not fit."""


def mm2d(a, b):
    return torch.from_numpy(a.numpy() @ b.numpy())


def batch_matmul(a, b):
    return torch.from_numpy(np.matmul(a.numpy(), b.numpy()))


def entry(a, b, i, j):
    return np.inner(a.numpy()[i], b.numpy()[:, j])


def elementwise(a, b):
    return torch.as_tensor(np.multiply(a.numpy(), b.numpy()), dtype=a.dtype)


def product_shape(shape_a, shape_b):
    if min(len(shape_a), len(shape_b)) == 0:
        raise ShapeError("no dims")
    left = shape_a if len(shape_a) > 1 else (1, *shape_a)
    right = shape_b if len(shape_b) > 1 else (*shape_b, 1)
    if left[-1] != right[-2]:
        raise ShapeError("inner sizes differ")
    shape = [*np.broadcast_shapes(left[:-2], right[:-2]), left[-2], right[-1]]
    if len(shape_b) == 1:
        del shape[-1]
    if len(shape_a) == 1:
        del shape[-1 if len(shape_b) == 1 else -2]
    return tuple(shape)
