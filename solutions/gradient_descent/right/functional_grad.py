# Style: torch.func.grad, tensors that are replaced at each step, NumPy numbers given back, recursion.
import numpy as np
import torch
from torch.func import grad


def minimise_square(w0, learning_rate, steps):
    return np.float64(trajectory(w0, learning_rate, steps)[-1].item())


def trajectory(w0, learning_rate, steps):
    w = torch.tensor([w0], dtype=torch.float)
    seen = [w]
    for _ in range(steps):
        w = w - learning_rate * grad(lambda w: (w**2).sum())(w)
        seen.append(w)
    return torch.cat(seen)


def minimise_quadratic(a, b, c, w0, learning_rate, steps):
    if steps == 0:
        return float(w0)
    w = torch.tensor(w0, dtype=torch.float32)
    w1 = w - learning_rate * grad(lambda w: a * w**2 + b * w + c)(w)
    return minimise_quadratic(a, b, c, w1.item(), learning_rate, steps - 1)


def steps_until(w0, learning_rate, tolerance, limit):
    k = 0
    while k < limit and abs(minimise_square(w0, learning_rate, k)) >= tolerance:
        k += 1
    return np.int64(k)
