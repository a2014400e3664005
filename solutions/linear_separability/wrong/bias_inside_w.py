# Mistake: gives one vector of d + 1 numbers, b being its last.
import torch


def predict(w, b, x):
    return torch.where(x @ w + b >= 0, 1, -1).to(x.dtype)


def separates(w, b, x, y):
    return bool((y * (x @ w + b) > 0).all())


def perceptron(x, y, epochs):
    points = torch.cat([x, torch.ones(len(x), 1, dtype=x.dtype)], dim=1)
    weights = torch.zeros(points.shape[1], dtype=x.dtype)
    for _ in range(epochs):
        for point, label in zip(points, y):
            if label * (point @ weights) <= 0:
                weights = weights + label * point
    return weights


def is_separable(x, y, epochs):
    points = torch.cat([x, torch.ones(len(x), 1, dtype=x.dtype)], dim=1) * y[:, None]
    weights = torch.zeros(points.shape[1], dtype=x.dtype)
    for _ in range(epochs):
        for point in points:
            if point @ weights <= 0:
                weights = weights + point
    return bool((points @ weights > 0).all())
