# Style: NumPy arrays inside; the perceptron starts from random weights and counts the errors of an epoch.
import numpy as np
import torch


def predict(w, b, x):
    return torch.from_numpy(np.where(x.numpy() @ w.numpy() + float(b) < 0, -1, 1)).to(x.dtype)


def separates(w, b, x, y):
    return np.all(y.numpy() * (x.numpy() @ w.numpy() + float(b)) > 0)


def perceptron(x, y, epochs):
    points, labels = x.double().numpy(), y.double().numpy()
    w, b = np.random.default_rng(0).normal(size=points.shape[1]), 0.0
    for epoch in range(epochs):
        errors = 0
        for i in range(len(points)):
            if labels[i] * (points[i].dot(w) + b) <= 0:
                w, b, errors = w + labels[i] * points[i], b + labels[i], errors + 1
        if not errors:
            break
    return torch.tensor(w, dtype=x.dtype), b


def is_separable(x, y, epochs):
    w, b = perceptron(x, y, epochs)
    return bool(separates(w, b, x, y))
