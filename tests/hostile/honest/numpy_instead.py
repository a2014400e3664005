# honest: Does everything in NumPy and comes back at the end.
import numpy as np
import torch


def double(t):
    return torch.from_numpy(t.numpy() * np.float32(2))


def attack(n):
    return int(np.square(np.int64(n)))
