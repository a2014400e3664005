# Mistake: is content with one point on its side.
import torch


def predict(w, b, x):
    return torch.where(x @ w + b >= 0, 1, -1).to(x.dtype)


def separates(w, b, x, y):
    return bool((y * (x @ w + b) > 0).any())


def perceptron(x, y, epochs):
    w, b = torch.zeros(x.shape[1], dtype=x.dtype), 0.0
    for _ in range(epochs):
        for point, label in zip(x, y):
            if label * (point @ w + b) <= 0:
                w = w + label * point
                b = b + label
    return w, b


def is_separable(x, y, epochs):
    points = torch.cat([x, torch.ones(len(x), 1, dtype=x.dtype)], dim=1) * y[:, None]
    weights = torch.zeros(points.shape[1], dtype=x.dtype)
    for _ in range(epochs):
        for point in points:
            if point @ weights <= 0:
                weights = weights + point
    return bool((points @ weights > 0).all())
