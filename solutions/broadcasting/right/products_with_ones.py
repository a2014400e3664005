# Style: products with ones and with a diagonal matrix; torch.broadcast_shapes asked, its error turned round.
import torch


def outer_sum(row, column):
    ones = torch.ones_like
    return ones(column) @ row + column @ ones(row)


def broadcast_shape(a, b):
    try:
        return torch.broadcast_shapes(a, b)
    except RuntimeError as error:
        raise ValueError(str(error)) from None


def centre_columns(m):
    m = m if m.dtype == torch.float64 else m.float()
    n = len(m)
    return (torch.eye(n, dtype=m.dtype) - 1 / n) @ m


def scale_rows(m, factors):
    return torch.einsum("r,rc->rc", factors, m)


def pairwise_differences(p):
    once = torch.ones(len(p), dtype=p.dtype)
    return torch.einsum("id,j->ijd", p, once) - torch.einsum("jd,i->ijd", p, once)
