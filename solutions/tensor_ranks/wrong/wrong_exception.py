# Mistake: refuses by assert, which raises AssertionError.
import torch


def rank(data):
    if not isinstance(data, list):
        return 0
    return 1 + rank(data[0]) if data else 1


def as_tensor_of_rank(x, n):
    assert x.dim() <= n, "too many dims"
    while x.dim() < n:
        x = x.unsqueeze(0)
    return x


def stack_images(images):
    return torch.stack(images)


def channels_first(batch):
    return batch.permute(0, 3, 1, 2)


def describe(t):
    return ["scalar", "vector", "matrix", "tensor"][min(t.dim(), 3)]
