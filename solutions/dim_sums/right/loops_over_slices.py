# Style: plain Python loops that add up slices and rows.
import torch


def sum_all(a):
    total = torch.zeros((), dtype=a.dtype)
    for number in a.flatten():
        total = total + number
    return total


def sum_over(a, dim):
    slices = a.unbind(dim)
    total = slices[0].clone()
    for one in slices[1:]:
        total += one
    return total


def sum_keeping_dim(a, dim):
    shape = list(a.shape)
    shape[dim] = 1
    return sum_over(a, dim).reshape(shape)


def sum_of_each_row(m):
    return torch.stack([sum(row) for row in m])


def sum_of_each_column(m):
    return sum(row for row in m)


def normalise_rows(m):
    return torch.stack([row / row.sum() for row in m])
