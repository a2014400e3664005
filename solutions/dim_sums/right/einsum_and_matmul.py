# Style: every sum is a product with ones, written with einsum, matmul and tensordot.
import torch


def sum_all(a):
    line = a.reshape(-1)
    return torch.dot(line, torch.ones_like(line))


def sum_over(a, dim):
    return torch.einsum("...i->...", a.movedim(dim, -1))


def sum_keeping_dim(a, dim):
    return torch.unsqueeze(sum_over(a, dim), dim if dim >= 0 else dim + a.dim())


def sum_of_each_row(m):
    return m @ torch.ones(m.shape[1], dtype=m.dtype)


def sum_of_each_column(m):
    return torch.ones(m.shape[0], dtype=m.dtype) @ m


def normalise_rows(m):
    m = m if m.is_floating_point() else m.float()
    return torch.einsum("ij,i->ij", m, 1 / sum_of_each_row(m))
