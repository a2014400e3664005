# Mistake: replaces w by a tensor without requires_grad: the second backward fails.
import torch


def minimise_square(w0, learning_rate, steps):
    w = torch.tensor(float(w0), requires_grad=True)
    for _ in range(steps):
        loss = w**2
        loss.backward()
        w = (w - learning_rate * w.grad).detach()
    return w.item()


def trajectory(w0, learning_rate, steps):
    w = torch.tensor(float(w0), requires_grad=True)
    path = [w.detach().clone()]
    for _ in range(steps):
        loss = w**2
        loss.backward()
        w = (w - learning_rate * w.grad).detach()
        path.append(w.detach().clone())
    return torch.stack(path)


def minimise_quadratic(a, b, c, w0, learning_rate, steps):
    w = torch.tensor(float(w0), requires_grad=True)
    for _ in range(steps):
        loss = a * w**2 + b * w + c
        loss.backward()
        w = (w - learning_rate * w.grad).detach()
    return w.item()


def steps_until(w0, learning_rate, tolerance, limit):
    w = torch.tensor(float(w0), requires_grad=True)
    for k in range(limit):
        if abs(w.item()) < tolerance:
            return k
        loss = w**2
        loss.backward()
        w = (w - learning_rate * w.grad).detach()
    return limit
