"""The chapter's ways: torch.argmax, torch.eq, torch.mean of floats."""

import torch


def index_of_max(x):
    return torch.argmax(x)


def index_of_max_per_row(m):
    return torch.argmax(m, dim=1)


def equal_mask(x, y):
    return torch.eq(x, y)


def mean(x):
    if not x.is_floating_point():
        x = x.float()
    return torch.mean(x)


def accuracy(scores, labels):
    return torch.mean(torch.eq(torch.argmax(scores, dim=1), labels).float())
