# Style: a tournament by recursion, neither less nor greater, weights that average, one-hot products.
import torch
import torch.nn.functional as F


def winner(values, first, last):
    if first == last:
        return first
    middle = (first + last) // 2
    left, right = winner(values, first, middle), winner(values, middle + 1, last)
    return right if values[right] > values[left] else left


def index_of_max(t):
    return torch.scalar_tensor(winner(t.flatten().tolist(), 0, t.numel() - 1), dtype=torch.long)


def index_of_max_per_row(m):
    return torch.stack([index_of_max(row) for row in m])


def equal_mask(a, b):
    return ~(a.lt(b) | a.gt(b))


def mean(t):
    line = t.flatten() if t.is_floating_point() else t.flatten().float()
    return line @ torch.full_like(line, 1 / len(line))


def accuracy(scores, labels):
    classes = scores.shape[1]
    hits = F.one_hot(scores.max(dim=1).indices, classes) * F.one_hot(labels, classes)
    return hits.sum() / len(labels)
