# Mistake: derives 2w by hand instead of asking autograd.
import torch


def minimise_square(w0, learning_rate, steps):
    w = torch.tensor(float(w0))
    for _ in range(steps):
        w = w - learning_rate * 2 * w
    return w.item()


def trajectory(w0, learning_rate, steps):
    w = torch.tensor(float(w0))
    path = [w.detach().clone()]
    for _ in range(steps):
        w = w - learning_rate * 2 * w
        path.append(w.detach().clone())
    return torch.stack(path)


def minimise_quadratic(a, b, c, w0, learning_rate, steps):
    w = torch.tensor(float(w0))
    for _ in range(steps):
        w = w - learning_rate * (2 * a * w + b)
    return w.item()


def steps_until(w0, learning_rate, tolerance, limit):
    w = torch.tensor(float(w0))
    for k in range(limit):
        if abs(w.item()) < tolerance:
            return k
        w = w - learning_rate * 2 * w
    return limit
