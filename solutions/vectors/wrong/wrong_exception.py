# Mistake: refuses a zero vector by assert, which raises AssertionError.
import torch


def norm(v):
    return (v * v).sum().sqrt()


def scale(k, v):
    return k * v


def dot(a, b):
    return (a * b).sum()


def angle(a, b):
    assert a.any() and b.any(), "zero vector"
    cosine = dot(a, b) / (norm(a) * norm(b))
    return torch.acos(cosine.clamp(-1, 1))
