import torch


def sum_all(a):
    big = torch.ones(16, 1024, 1024, 1024)  # 64 GB
    return (big * a.sum()).mean()


def sum_over(a, dim):
    everything = []
    while True:
        everything.append(torch.ones(10_000_000))


def sum_keeping_dim(a, dim):
    return a.sum(dim, keepdim=True)


def sum_of_each_row(m):
    return m.sum(1)


def sum_of_each_column(m):
    return m.sum(0)


def normalise_rows(m):
    return m / m.sum(1, keepdim=True)
