# Mistake: gives a vector of length k: divides by the length of v first.
import torch


def norm(v):
    return (v * v).sum().sqrt()


def scale(k, v):
    length = (v * v).sum().sqrt()
    return k * v / length


def dot(a, b):
    return (a * b).sum()


def angle(a, b):
    if not a.any() or not b.any():
        raise ValueError("zero vector")
    cosine = dot(a, b) / (norm(a) * norm(b))
    return torch.acos(cosine.clamp(-1, 1))
