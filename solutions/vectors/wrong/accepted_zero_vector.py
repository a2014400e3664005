# Mistake: lets a zero vector pass, with NaN for an angle.
import torch


def norm(v):
    return (v * v).sum().sqrt()


def scale(k, v):
    return k * v


def dot(a, b):
    return (a * b).sum()


def angle(a, b):
    cosine = dot(a, b) / (norm(a) * norm(b))
    return torch.acos(cosine.clamp(-1, 1))
