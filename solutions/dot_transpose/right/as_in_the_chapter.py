"""The chapter's ways: torch.dot and .T."""

import torch


def dot(t1, t2):
    return torch.dot(t1, t2)


def transpose(a):
    return a.T


def transpose_last(t):
    return torch.transpose(t, -1, -2)


def gram(m):
    return torch.mm(m.T, m)
