"""The chapter's ways: torch.tensor copies, torch.from_numpy does not."""

import torch


def copied(n):
    t = torch.tensor(n)
    return t


def shared(n1):
    n2 = torch.from_numpy(n1)
    return n2


def to_numpy(t):
    n1 = t.detach().numpy()
    return n1


def round_trip(n):
    t = torch.tensor(n)
    n1 = t.numpy()
    return n1
