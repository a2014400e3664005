# Mistake: calls zero_() before there is a gradient.
import torch


def minimise_square(w0, learning_rate, steps):
    w = torch.tensor(float(w0), requires_grad=True)
    for _ in range(steps):
        w.grad.zero_()
        loss = w**2
        loss.backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
    return w.item()


def trajectory(w0, learning_rate, steps):
    w = torch.tensor(float(w0), requires_grad=True)
    path = [w.detach().clone()]
    for _ in range(steps):
        w.grad.zero_()
        loss = w**2
        loss.backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
        path.append(w.detach().clone())
    return torch.stack(path)


def minimise_quadratic(a, b, c, w0, learning_rate, steps):
    w = torch.tensor(float(w0), requires_grad=True)
    for _ in range(steps):
        w.grad.zero_()
        loss = a * w**2 + b * w + c
        loss.backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
    return w.item()


def steps_until(w0, learning_rate, tolerance, limit):
    w = torch.tensor(float(w0), requires_grad=True)
    for k in range(limit):
        if abs(w.item()) < tolerance:
            return k
        w.grad.zero_()
        loss = w**2
        loss.backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
    return limit
