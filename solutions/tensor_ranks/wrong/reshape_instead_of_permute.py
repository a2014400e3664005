# Mistake: reshapes to (N, C, H, W), which mixes the pixels up.
import torch


def rank(data):
    if not isinstance(data, list):
        return 0
    return 1 + rank(data[0]) if data else 1


def as_tensor_of_rank(x, n):
    if x.dim() > n:
        raise ValueError("too many dims")
    while x.dim() < n:
        x = x.unsqueeze(0)
    return x


def stack_images(images):
    return torch.stack(images)


def channels_first(batch):
    n, h, w, c = batch.shape
    return batch.reshape(n, c, h, w)


def describe(t):
    return ["scalar", "vector", "matrix", "tensor"][min(t.dim(), 3)]
