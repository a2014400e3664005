# Style: max with dim, eq, sums divided by counts, gather.
import torch


def index_of_max(t):
    return torch.nonzero(t.reshape(-1) == t.max())[0, 0]


def index_of_max_per_row(m):
    values, indices = torch.max(m, dim=-1)
    return indices


def equal_mask(a, b):
    return torch.logical_not(torch.ne(a, b))


def mean(t):
    return torch.true_divide(t.sum(), t.numel())


def accuracy(scores, labels):
    of_label = scores.gather(1, labels[:, None])
    hits = torch.all(of_label >= scores, dim=1)
    return torch.count_nonzero(hits) / len(scores)
