# Mistake: counts elements: numel in rank, and one element for a scalar in describe.
import torch


def rank(data):
    return torch.tensor(data).numel()


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
    if t.numel() == 1:
        return "scalar"
    return ["scalar", "vector", "matrix", "tensor"][min(t.dim(), 3)]
