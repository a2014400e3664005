# Mistake: adds up absolute values (the 1-norm).
import torch


def norm(v):
    return v.abs().sum() * 1.0


def scale(k, v):
    return k * v


def dot(a, b):
    return (a * b).sum()


def angle(a, b):
    if not a.any() or not b.any():
        raise ValueError("zero vector")
    lengths = (a * a).sum().sqrt() * (b * b).sum().sqrt()
    return torch.acos(((a * b).sum() / lengths).clamp(-1, 1))
