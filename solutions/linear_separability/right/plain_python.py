# Style: lists and Python floats, points in random order, a learning rate; it never stops early.
import random

import torch


class Side:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def __call__(self, w, b, x):
        scores = [score(row, w.tolist(), float(b)) for row in x.tolist()]
        return torch.tensor([self.high if s >= 0 else self.low for s in scores], dtype=x.dtype)


predict = Side(-1, 1)


def score(row, w, b):
    return sum(p * q for p, q in zip(row, w)) + b


def separates(w, b, x, y):
    return all(label * score(row, w.tolist(), float(b)) > 0 for row, label in zip(x.tolist(), y.tolist()))


def perceptron(x, y, epochs):
    data = list(zip(x.tolist(), y.tolist()))
    w, b, rate = [0.0] * x.size(1), 0.0, 0.5
    for _ in range(epochs):
        random.shuffle(data)
        for row, label in data:
            if label * score(row, w, b) <= 0:
                w = [p + rate * label * q for p, q in zip(w, row)]
                b += rate * label
    return torch.tensor(w, dtype=x.dtype), b


def is_separable(x, y, epochs):
    w, b = perceptron(x.double(), y.double(), epochs)
    return separates(w, b, x, y)
