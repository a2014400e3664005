"""The chapter's ways: torch.cat by rows and by columns, torch.squeeze."""

import torch


def cat_rows(a, b):
    c = torch.cat([a, b], dim=0)  # 按行连接
    return c


def cat_columns(a, b):
    d = torch.cat([a, b], dim=1)  # 按列连接
    return d


def drop_ones(x):
    return torch.squeeze(x)


def drop_dim(x, dim):
    return torch.squeeze(x, dim)


def add_dim(x, dim):
    return torch.unsqueeze(x, dim)
