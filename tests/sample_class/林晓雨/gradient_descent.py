# 林晓雨  2024 级
import torch


def _走(损失, w0, learning_rate, steps):
    w = torch.tensor(w0, dtype=torch.float64)
    yield float(w)
    for _ in range(steps):
        w.requires_grad_(True)
        损失(w).backward()
        w = (w - learning_rate * w.grad).detach()
        yield float(w)


def minimise_square(w0, learning_rate, steps):
    return list(_走(lambda w: w ** 2, w0, learning_rate, steps))[-1]


def trajectory(w0, learning_rate, steps):
    return torch.tensor(list(_走(lambda w: w ** 2, w0, learning_rate, steps)))


def minimise_quadratic(a, b, c, w0, learning_rate, steps):
    for w in _走(lambda w: (a * w + b) * w + c, w0, learning_rate, steps):
        pass
    return w


def steps_until(w0, learning_rate, tolerance, limit):
    for k, w in enumerate(_走(lambda w: w ** 2, w0, learning_rate, limit)):
        if abs(w) < tolerance:
            return k
    return limit
