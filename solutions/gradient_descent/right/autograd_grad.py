# Style: torch.autograd.grad in float64, a fresh leaf for each step, no in-place change.
from functools import partial

import torch


def slope(loss_of, w):
    leaf = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    (gradient,) = torch.autograd.grad(loss_of(leaf), leaf)
    return gradient.item()


def quadratic(w, a=1.0, b=0.0, c=0.0):
    return a * w.pow(2) + b * w + c


def path(loss_of, w0, learning_rate, steps):
    values = [float(w0)]
    while len(values) <= steps:
        values.append(values[-1] - learning_rate * slope(loss_of, values[-1]))
    return values


def minimise_quadratic(a, b, c, w0, learning_rate, steps):
    return path(partial(quadratic, a=a, b=b, c=c), w0, learning_rate, steps)[-1]


minimise_square = partial(minimise_quadratic, 1.0, 0.0, 0.0)


def trajectory(w0, learning_rate, steps):
    return torch.FloatTensor(path(quadratic, w0, learning_rate, steps))


def steps_until(w0, learning_rate, tolerance, limit):
    values = path(quadratic, w0, learning_rate, limit)
    small = [k for k, w in enumerate(values) if abs(w) < tolerance]
    return small[0] if small else limit
