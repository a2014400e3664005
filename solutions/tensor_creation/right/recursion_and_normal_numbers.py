# Style: recursion over the nesting, sparse tensors, outer products; uniform numbers out of pairs of normal ones.
import torch


def from_list(data):
    return (
        torch.stack([from_list(d) for d in data])
        if isinstance(data, list) and data
        else torch.tensor(data, dtype=torch.float32)
    )


def from_list_as(data, dtype):
    return (
        torch.stack([from_list_as(d, dtype) for d in data])
        if isinstance(data, list) and data
        else torch.tensor(data, dtype=dtype)
    )


def zeros_long(rows, cols):
    return torch.sparse_coo_tensor(
        torch.zeros(2, 0, dtype=torch.long), torch.zeros(0, dtype=torch.long), (rows, cols)
    ).to_dense()


def ones_long(rows, cols):
    return torch.ones(rows, dtype=torch.int64).outer(torch.ones(cols, dtype=torch.int64))


def random_uniform(rows, cols, generator):
    x, y = torch.randn(2, rows, cols, generator=generator, dtype=torch.float64)
    u = 1 - torch.exp(-(x**2 + y**2) / 2)
    return u.float().clamp(max=1 - 2**-24)


def uninitialised(rows, cols):
    return torch.full((rows, cols), float("nan"))


def like(t, value):
    out = t.detach().clone()
    return out.masked_fill_(torch.ones(t.shape, dtype=torch.bool), value)
