# Style: NumPy counts the nesting, shapes are written out by hand, match names the tensors.
import numpy as np
import torch


def rank(data):
    return np.ndim(data)


def as_tensor_of_rank(x, n):
    missing = n - len(x.shape)
    if missing < 0:
        raise ValueError(n)
    return x.reshape([1] * missing + list(x.shape))


def stack_images(images):
    return torch.from_numpy(np.stack([image.numpy() for image in images]))


def channels_first(batch):
    return torch.from_numpy(np.moveaxis(batch.numpy(), -1, 1).copy())


def describe(t):
    match tuple(t.shape):
        case ():
            return "scalar"
        case (_,):
            return "vector"
        case (_, _):
            return "matrix"
        case _:
            return "tensor"
