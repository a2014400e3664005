# Mistake: loops into the numbers, which cannot be iterated.
import torch


def rank(data):
    depth = 1
    inner = [item for item in data if isinstance(item, list)]
    if inner:
        depth += rank(inner[0])
    return depth


def as_tensor_of_rank(x, n):
    if x.dim() > n:
        raise ValueError("too many dims")
    while x.dim() < n:
        x = x.unsqueeze(0)
    return x


def stack_images(images):
    return torch.stack(images)


def channels_first(batch):
    return batch.permute(0, 3, 1, 2)


def describe(t):
    return ["scalar", "vector", "matrix", "tensor"][min(t.dim(), 3)]
