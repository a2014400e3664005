# Style: the chapter's own: columns inside, zero_() behind a None check, updates through .data, parameters.
import torch
from torch import nn


def mse(prediction, target):
    difference = prediction.reshape(-1, 1) - target.reshape(-1, 1)
    return torch.mean(torch.pow(difference, 2))


def predict(w, b, x):
    y = torch.mm(x, w.reshape(-1, 1)) + b
    return y[:, 0]


def train(x, y, learning_rate, epochs):
    w = nn.Parameter(torch.zeros(x.size(1), 1))
    b = nn.Parameter(torch.zeros(1))
    losses = []
    for epoch in range(epochs):
        loss = mse(x.mm(w) + b, y)
        losses.append(float(loss))
        for parameter in (w, b):
            if parameter.grad is not None:
                parameter.grad.data.zero_()
        loss.backward()
        for parameter in (w, b):
            parameter.data -= learning_rate * parameter.grad
        print(f"epoch {epoch}: {loss.item():.4f}")
    return w.data.squeeze(1), b.data[0], losses


def fit(x, y, learning_rate, epochs):
    return train(x, y, learning_rate, epochs)[:2]


def loss_history(x, y, learning_rate, epochs):
    return train(x, y, learning_rate, epochs)[-1]
