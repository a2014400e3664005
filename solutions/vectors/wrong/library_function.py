# Mistake: calls torch.linalg.norm and torch.dot.
import torch


def norm(v):
    return torch.linalg.norm(v if v.is_floating_point() else v.float())


def scale(k, v):
    return k * v


def dot(a, b):
    return torch.dot(a, b)


def angle(a, b):
    if not a.any() or not b.any():
        raise ValueError("zero vector")
    cosine = dot(a, b) / (norm(a) * norm(b))
    return torch.acos(cosine.clamp(-1, 1))
