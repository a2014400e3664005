# 黄诗涵
import torch


def _fit(loss_of, w0, learning_rate, steps):
    w = torch.tensor(w0, dtype=torch.float32, requires_grad=True)
    path = [w.item()]
    for _ in range(steps):
        loss_of(w).backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
        path.append(w.item())
    return path


def minimise_square(w0, learning_rate, steps):
    return _fit(torch.square, w0, learning_rate, steps)[-1]


def trajectory(w0, learning_rate, steps):
    return torch.tensor(_fit(torch.square, w0, learning_rate, steps))


def minimise_quadratic(a, b, c, w0, learning_rate, steps):
    return _fit(lambda w: a * w**2 + b * w + c, w0, learning_rate, steps)[-1]


def steps_until(w0, learning_rate, tolerance, limit):
    w = torch.tensor(w0, dtype=torch.float32)
    for k in range(limit):
        if abs(w) < tolerance:
            return k
        w = w.requires_grad_()
        (gradient,) = torch.autograd.grad(w**2, w)
        w = (w - learning_rate * gradient).detach()
    return limit
