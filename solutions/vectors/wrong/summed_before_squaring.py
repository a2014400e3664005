# Mistake: adds the components up first and squares then: √((Σ v)²).
import torch


def norm(v):
    return (v.sum() ** 2).sqrt()


def scale(k, v):
    return k * v


def dot(a, b):
    return (a * b).sum()


def angle(a, b):
    if not a.any() or not b.any():
        raise ValueError("zero vector")
    lengths = (a * a).sum().sqrt() * (b * b).sum().sqrt()
    return torch.acos(((a * b).sum() / lengths).clamp(-1, 1))
