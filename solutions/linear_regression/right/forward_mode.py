# Style: forward mode: torch.func.jacfwd of the loss by all parameters in one vector; nothing goes backward.
import torch
from torch.func import jacfwd


def mse(prediction, target):
    error = prediction.flatten() - target.flatten()
    return torch.dot(error, error) / error.numel()


def predict(w, b, x):
    return torch.addmv(torch.full((len(x),), float(b)).to(x), x, w)


def _walk(x, y, rate, epochs):
    """Return the parameters (w, then b) before each update and after the last."""
    inputs = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    path = [torch.zeros_like(inputs[0])]
    for _ in range(epochs):
        path.append(path[-1] - rate * jacfwd(lambda p: mse(inputs @ p, y))(path[-1]))
    return path, [mse(inputs @ p, y).item() for p in path[:-1]]


def fit(x, y, learning_rate, epochs):
    (*_, last), _ = _walk(x, y, learning_rate, epochs)
    return last[:-1], last[-1]


def loss_history(x, y, learning_rate, epochs):
    return _walk(x, y, learning_rate, epochs)[1]
