# Style: b as the weight of a column of ones, torch.autograd.grad, values replaced at each step.
import torch


def mse(prediction, target):
    return torch.nn.functional.mse_loss(prediction.flatten(), target.flatten())


def predict(w, b, x):
    return torch.einsum("nd,d->n", x, w) + b


def _walk(x, y, learning_rate, epochs):
    ones = torch.cat([x, torch.ones(len(x), 1, dtype=x.dtype)], dim=1)
    weights, losses = torch.zeros(ones.shape[1], dtype=x.dtype), []
    for _ in range(epochs):
        leaf = weights.clone().requires_grad_()
        loss = mse(ones @ leaf, y)
        losses.append(loss.item())
        weights = weights - learning_rate * torch.autograd.grad(loss, leaf)[0]
    return weights, losses


def fit(x, y, learning_rate, epochs):
    weights, _ = _walk(x, y, learning_rate, epochs)
    return weights[:-1], weights[-1]


def loss_history(x, y, learning_rate, epochs):
    return _walk(x, y, learning_rate, epochs)[1]
