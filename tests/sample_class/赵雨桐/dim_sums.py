import torch


def sum_all(a):
    return a.sum()


def sum_dim(a, dim):
    return a.sum(dim)


def sum_keep_dim(a, dim):
    return a.sum(dim, keepdim=True)


def sumOfEachRow(m):
    return m.sum(1)


def sumOfEachColumn(m):
    return m.sum(0)


def normalize_rows(m):
    return m / m.sum(1, keepdim=True)
