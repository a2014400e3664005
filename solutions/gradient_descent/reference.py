"""w ← w − learning_rate · d loss/d w, with the gradient from autograd."""

import torch


def descent_step(w, learning_rate, loss_of):
    w.grad = None
    loss_of(w).backward()
    with torch.no_grad():
        w -= learning_rate * w.grad


def square(w):
    return w**2


def leaf(w0):
    return torch.tensor(w0, dtype=torch.float32, requires_grad=True)


def minimise_square(w0, learning_rate, steps):
    return trajectory(w0, learning_rate, steps)[-1].item()


def trajectory(w0, learning_rate, steps):
    w = leaf(w0)
    path = [w.item()]
    for _ in range(steps):
        descent_step(w, learning_rate, square)
        path.append(w.item())
    return torch.tensor(path)


def minimise_quadratic(a, b, c, w0, learning_rate, steps):
    w = leaf(w0)
    for _ in range(steps):
        descent_step(w, learning_rate, lambda w: a * w**2 + b * w + c)
    return w.item()


def steps_until(w0, learning_rate, tolerance, limit):
    w = leaf(w0)
    for k in range(limit):
        if abs(w) < tolerance:
            return k
        descent_step(w, learning_rate, square)
    return limit
