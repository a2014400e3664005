# honest: Returns a view that is not contiguous, and an expanded one.
import torch


def double(t):
    wide = torch.empty(3, 4, dtype=t.dtype)
    wide[:, ::2] = (t * 2).T
    return wide[:, ::2].T


def attack(n):
    return n * n
