# Mistake: gives the products of the components without adding them up.
import torch


def norm(v):
    return (v * v).sum().sqrt()


def scale(k, v):
    return k * v


def dot(a, b):
    return a * b


def angle(a, b):
    if not a.any() or not b.any():
        raise ValueError("zero vector")
    lengths = (a * a).sum().sqrt() * (b * b).sum().sqrt()
    return torch.acos(((a * b).sum() / lengths).clamp(-1, 1))
