# Mistake: leaves b out: every line passes through the origin.
import torch


def predict(w, b, x):
    return torch.where(x @ w >= 0, 1, -1).to(x.dtype)


def separates(w, b, x, y):
    return bool((y * (x @ w) > 0).all())


def perceptron(x, y, epochs):
    w = torch.zeros(x.shape[1], dtype=x.dtype)
    for _ in range(epochs):
        for point, label in zip(x, y):
            if label * (point @ w) <= 0:
                w = w + label * point
    return w, 0.0


def is_separable(x, y, epochs):
    w, b = perceptron(x, y, epochs)
    return separates(w, b, x, y)
