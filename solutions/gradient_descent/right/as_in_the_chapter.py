"""The chapter's way: w.data is changed, which keeps autograd from seeing it."""

import torch


def minimise_square(w0, learning_rate, steps):
    w = torch.tensor(w0, requires_grad=True, dtype=torch.float32)
    for _ in range(steps):
        # 正向计算
        loss = w**2
        # 梯度清零
        if w.grad is not None:
            w.grad.data.zero_()
        # 反向传播
        loss.backward()
        # 更新参数
        w.data -= learning_rate * w.grad
    return float(w.data)


def trajectory(w0, learning_rate, steps):
    w = torch.tensor(w0, requires_grad=True, dtype=torch.float32)
    values = [float(w.data)]
    for _ in range(steps):
        loss = w**2
        if w.grad is not None:
            w.grad.data.zero_()
        loss.backward()
        w.data -= learning_rate * w.grad
        values.append(float(w.data))
    return torch.tensor(values)


def minimise_quadratic(a, b, c, w0, learning_rate, steps):
    w = torch.tensor(w0, requires_grad=True, dtype=torch.float32)
    for _ in range(steps):
        loss = a * w**2 + b * w + c
        if w.grad is not None:
            w.grad.data.zero_()
        loss.backward()
        w.data -= learning_rate * w.grad
    return float(w.data)


def steps_until(w0, learning_rate, tolerance, limit):
    w = torch.tensor(w0, requires_grad=True, dtype=torch.float32)
    for step in range(limit):
        if abs(float(w.data)) < tolerance:
            return step
        loss = w**2
        if w.grad is not None:
            w.grad.data.zero_()
        loss.backward()
        w.data -= learning_rate * w.grad
    return limit
