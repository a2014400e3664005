# Style: sums of products, stacked columns, checks of shapes by hand.
import torch


def dot(a, b):
    if a.dim() != 1 or b.dim() != 1 or len(a) != len(b):
        raise RuntimeError("two vectors of one length, please")
    return (a * b).sum()


def transpose(m):
    return torch.stack([m[:, column] for column in range(m.shape[1])])


def transpose_last(t):
    return transpose(t) if t.dim() == 2 else torch.stack([transpose_last(part) for part in t])


def gram(m):
    columns = transpose(m)
    return torch.stack([torch.stack([dot(one, other) for other in columns]) for one in columns])
