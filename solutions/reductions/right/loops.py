# Style: plain Python loops over lists.
import torch


def first_largest(numbers):
    best = 0
    for place, number in enumerate(numbers):
        if number > numbers[best]:
            best = place
    return best


def index_of_max(t):
    return torch.tensor(first_largest(t.flatten().tolist()))


def index_of_max_per_row(m):
    return torch.tensor([first_largest(row) for row in m.tolist()])


def equal_mask(a, b):
    pairs = zip(a.flatten().tolist(), b.flatten().tolist())
    return torch.tensor([one == other for one, other in pairs]).reshape(a.shape)


def mean(t):
    total = sum(t.flatten().tolist()) / t.numel()
    return torch.tensor(total, dtype=t.dtype if t.is_floating_point() else torch.float32)


def accuracy(scores, labels):
    hits = sum(first_largest(row) == label for row, label in zip(scores.tolist(), labels.tolist()))
    return torch.tensor(hits / len(labels))
