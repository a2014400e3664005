# Style: running sums and their differences, index_add_ and scatter_add_, tensordot with ones; a view where the dim has size 1.
import math
import torch


def sum_all(a):
    kind = float if a.is_floating_point() else int
    return torch.scalar_tensor(
        math.fsum(a.flatten().tolist()) if kind is float else sum(a.flatten().tolist()), dtype=a.dtype
    )


def sum_over(a, dim):
    if a.shape[dim] == 1:
        return a.squeeze(dim)
    ones = a.new_ones(a.shape[dim])
    return torch.tensordot(a, ones, dims=([dim], [0]))


def sum_keeping_dim(a, dim):
    if a.shape[dim] == 1:
        return a
    return torch.diff(
        torch.cat([torch.zeros_like(a.narrow(dim, 0, 1)), a.cumsum(dim)], dim).index_select(
            dim, torch.tensor([0, a.shape[dim]])
        ),
        dim=dim,
    )


def sum_of_each_row(m):
    out = m.new_zeros(m.shape[0])
    return out.index_add_(0, torch.arange(m.shape[0]).repeat_interleave(m.shape[1]), m.reshape(-1))


def sum_of_each_column(m):
    out = m.new_zeros(m.shape[1])
    out.scatter_add_(0, torch.arange(m.shape[1]).repeat(m.shape[0]), m.reshape(-1))
    return out


def normalise_rows(m):
    m = m.clone() if m.is_floating_point() else m.float()
    for row in m:
        row /= row.sum()
    return m
