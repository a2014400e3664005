# Style: a column of ones in place of b, and one step of all wrong points together in each epoch.
import torch


def with_ones(x):
    return torch.cat([x, torch.ones(x.shape[0], 1, dtype=x.dtype)], dim=1)


def predict(w, b, x):
    b = torch.as_tensor(b, dtype=x.dtype)
    sides = torch.sign(with_ones(x) @ torch.cat([w, b.reshape(1)]))
    sides[sides == 0] = 1
    return sides


def separates(w, b, x, y):
    return torch.min(y * (torch.mv(x, w) + b)).item() > 0


def perceptron(x, y, epochs):
    signed = with_ones(x) * y.unsqueeze(1)
    weights = torch.zeros(signed.shape[1], dtype=x.dtype)
    for _ in range(epochs):
        wrong = signed[signed @ weights <= 0]
        if len(wrong) == 0:
            break
        weights += wrong.sum(dim=0)
    return weights[:-1], weights[-1]


def is_separable(x, y, epochs):
    return separates(*perceptron(x, y, epochs), x, y)
