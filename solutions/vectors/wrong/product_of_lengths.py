# Mistake: multiplies the lengths: leaves the cosine out of |a||b|cos θ.
import torch


def norm(v):
    return (v * v).sum().sqrt()


def scale(k, v):
    return k * v


def dot(a, b):
    lengths = norm(a) * norm(b)
    return lengths.to(a.dtype)


def angle(a, b):
    if not a.any() or not b.any():
        raise ValueError("zero vector")
    lengths = (a * a).sum().sqrt() * (b * b).sum().sqrt()
    return torch.acos(((a * b).sum() / lengths).clamp(-1, 1))
