# Style: NumPy does the work.
import numpy as np
import torch


def index_of_max(t, axis=None):
    return torch.as_tensor(np.argmax(t.numpy(), axis=axis))


def index_of_max_per_row(m):
    return index_of_max(m, axis=1)


def equal_mask(a, b):
    return torch.as_tensor(np.equal(a.numpy(), b.numpy()))


def mean(t):
    return torch.as_tensor(
        np.mean(t.numpy(), dtype=np.float64), dtype=torch.float32 if t.dtype != torch.float64 else t.dtype
    )


def accuracy(scores, labels):
    return torch.tensor(np.mean(scores.numpy().argmax(-1) == labels.numpy()), dtype=torch.float32)
