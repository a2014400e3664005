# Mistake: gives a Python number back, by item().
import torch


def norm(v):
    return (v * v).sum().sqrt().item()


def scale(k, v):
    return k * v


def dot(a, b):
    return (a * b).sum().item()


def angle(a, b):
    if not a.any() or not b.any():
        raise ValueError("zero vector")
    lengths = (a * a).sum().sqrt() * (b * b).sum().sqrt()
    return torch.acos(((a * b).sum() / lengths).clamp(-1, 1)).item()
