# Mistake: turns every vector into float32 first.
import torch


def norm(v):
    v = v.float()
    return (v * v).sum().sqrt()


def scale(k, v):
    return k * v.float()


def dot(a, b):
    return (a.float() * b.float()).sum()


def angle(a, b):
    if not a.any() or not b.any():
        raise ValueError("zero vector")
    lengths = (a * a).sum().sqrt() * (b * b).sum().sqrt()
    return torch.acos(((a * b).sum() / lengths).clamp(-1, 1))
