# Mistake: takes the mean where the definition has a sum.
import torch


def norm(v):
    return (v * 1.0 * v).mean().sqrt()


def scale(k, v):
    return k * v


def dot(a, b):
    return (a * b * 1.0).mean()


def angle(a, b):
    if not a.any() or not b.any():
        raise ValueError("zero vector")
    lengths = (a * a).sum().sqrt() * (b * b).sum().sqrt()
    return torch.acos(((a * b).sum() / lengths).clamp(-1, 1))
