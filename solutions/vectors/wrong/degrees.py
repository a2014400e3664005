# Mistake: gives the angle in degrees.
import torch


def norm(v):
    return (v * v).sum().sqrt()


def scale(k, v):
    return k * v


def dot(a, b):
    return (a * b).sum()


def angle(a, b):
    if not a.any() or not b.any():
        raise ValueError("zero vector")
    cosine = dot(a, b) / (norm(a) * norm(b))
    return torch.rad2deg(torch.acos(cosine.clamp(-1, 1)))
