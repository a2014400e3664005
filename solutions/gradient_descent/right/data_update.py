# Style: the chapter's own: zero_() behind a None check, and an update through .data.
import torch


def minimise_square(w0, learning_rate, steps):
    w = torch.tensor(w0, requires_grad=True, dtype=torch.float32)
    for _ in range(steps):
        loss = w**2
        if w.grad is not None:
            w.grad.data.zero_()
        loss.backward()
        w.data -= learning_rate * w.grad
    print(f"{w.data:.9f}")
    return float(w)


def trajectory(w0, learning_rate, steps):
    w = torch.tensor(w0, requires_grad=True, dtype=torch.float32)
    path = [w.detach().clone()]
    for _ in range(steps):
        loss = w**2
        if w.grad is not None:
            w.grad.data.zero_()
        loss.backward()
        w.data -= learning_rate * w.grad
        path.append(w.detach().clone())
    return torch.stack(path)


def minimise_quadratic(a, b, c, w0, learning_rate, steps):
    w = torch.tensor(w0, requires_grad=True, dtype=torch.float32)
    for _ in range(steps):
        loss = a * w**2 + b * w + c
        if w.grad is not None:
            w.grad.data.zero_()
        loss.backward()
        w.data -= learning_rate * w.grad
    return w.tolist()


def steps_until(w0, learning_rate, tolerance, limit):
    w = torch.tensor(w0, requires_grad=True, dtype=torch.float32)
    step = 0
    while abs(w.item()) >= tolerance and step < limit:
        loss = w**2
        if w.grad is not None:
            w.grad.data.zero_()
        loss.backward()
        w.data -= learning_rate * w.grad
        step += 1
    return step
