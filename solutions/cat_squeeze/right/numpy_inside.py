# Style: NumPy does the work.
import numpy as np
import torch


def cat_rows(a, b):
    return torch.from_numpy(np.vstack([a.numpy(), b.numpy()]))


def cat_columns(a, b):
    return torch.from_numpy(np.concatenate([a.numpy(), b.numpy()], axis=-1))


def drop_ones(t):
    return torch.as_tensor(np.squeeze(t.numpy()))


def drop_dim(t, dim):
    return torch.as_tensor(t.numpy().squeeze(axis=dim)) if t.shape[dim] == 1 else t.clone()


def add_dim(t, dim):
    return torch.from_numpy(np.expand_dims(t.numpy(), dim))
