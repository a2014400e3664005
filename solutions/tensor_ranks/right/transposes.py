# Style: a loop that goes down the list, cat of images with a new dim, two transposes, chained conditions.
import torch


def rank(data):
    depth = 0
    while isinstance(data, list):
        depth += 1
        data = data[-1] if len(data) else None
    return depth


def as_tensor_of_rank(x, n):
    if x.dim() == n:
        return x
    if x.dim() > n:
        raise ValueError("too many dims")
    return as_tensor_of_rank(torch.unsqueeze(x, 0), n)


def stack_images(images):
    return torch.cat([image[None] for image in images], dim=0)


def channels_first(batch):
    return batch.transpose(2, 3).transpose(1, 2).contiguous()


def describe(t):
    return "scalar" if t.dim() == 0 else "vector" if t.dim() == 1 else "matrix" if t.dim() == 2 else "tensor"
