# Style: torch.optim.SGD takes the steps, on a Parameter.
import torch
from torch import nn


def _descend(loss_of, w0, learning_rate, steps):
    w = nn.Parameter(torch.tensor(float(w0)))
    optimizer = torch.optim.SGD([w], lr=learning_rate)
    yield w.item()
    for _ in range(steps):
        optimizer.zero_grad()
        loss_of(w).backward()
        optimizer.step()
        yield w.item()


def minimise_square(w0, learning_rate, steps):
    *_, last = _descend(torch.square, w0, learning_rate, steps)
    return last


def trajectory(w0, learning_rate, steps):
    return torch.tensor(list(_descend(torch.square, w0, learning_rate, steps)), dtype=torch.float32)


def minimise_quadratic(a, b, c, w0, learning_rate, steps):
    *_, last = _descend(lambda w: a * w * w + b * w + c, w0, learning_rate, steps)
    return last


def steps_until(w0, learning_rate, tolerance, limit):
    for k, w in enumerate(_descend(torch.square, w0, learning_rate, limit)):
        if -tolerance < w < tolerance:
            break
    return k
