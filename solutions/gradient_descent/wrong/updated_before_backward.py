# Mistake: updates before backward; the first update is skipped for want of a gradient.
import torch


def minimise_square(w0, learning_rate, steps):
    w = torch.tensor(float(w0), requires_grad=True)
    for _ in range(steps):
        if w.grad is not None:
            with torch.no_grad():
                w -= learning_rate * w.grad
        w.grad = None
        loss = w**2
        loss.backward()
    return w.item()


def trajectory(w0, learning_rate, steps):
    w = torch.tensor(float(w0), requires_grad=True)
    path = [w.detach().clone()]
    for _ in range(steps):
        if w.grad is not None:
            with torch.no_grad():
                w -= learning_rate * w.grad
        w.grad = None
        loss = w**2
        loss.backward()
        path.append(w.detach().clone())
    return torch.stack(path)


def minimise_quadratic(a, b, c, w0, learning_rate, steps):
    w = torch.tensor(float(w0), requires_grad=True)
    for _ in range(steps):
        if w.grad is not None:
            with torch.no_grad():
                w -= learning_rate * w.grad
        w.grad = None
        loss = a * w**2 + b * w + c
        loss.backward()
    return w.item()


def steps_until(w0, learning_rate, tolerance, limit):
    w = torch.tensor(float(w0), requires_grad=True)
    for k in range(limit):
        if abs(w.item()) < tolerance:
            return k
        if w.grad is not None:
            with torch.no_grad():
                w -= learning_rate * w.grad
        w.grad = None
        loss = w**2
        loss.backward()
    return limit
