# Style: views of stride 0, meta tensors asked for the shape, a centring matrix, einsum, pairs of indices.
import torch


def outer_sum(row, column):
    size = (column.shape[0], row.shape[1])
    return row.as_strided(size, (0, row.stride(1))) + column.as_strided(size, (column.stride(0), 0))


def broadcast_shape(a, b):
    try:
        return (torch.empty(a, device="meta") + torch.empty(b, device="meta")).shape
    except RuntimeError as error:
        raise ValueError(str(error)) from None


def centre_columns(m):
    centring = torch.eye(len(m), dtype=torch.float64) - 1 / len(m)
    return (centring @ m.double()).to(m.dtype if m.is_floating_point() else torch.float32)


def scale_rows(m, factors):
    return torch.einsum("rc,r->rc", m, factors)


def pairwise_differences(p):
    n = len(p)
    i, j = torch.cartesian_prod(torch.arange(n), torch.arange(n)).unbind(dim=1)
    return (p[i] - p[j]).unflatten(0, (n, n))
