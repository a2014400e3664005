# Measures the error after each update, so the first one is missing.
from collections.abc import Iterator

import torch


def mse(prediction: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    return ((prediction.reshape(-1) - target.reshape(-1)) ** 2).mean()


def predict(w: torch.Tensor, b: float | torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    return x @ w + b


def descend(
    w: torch.Tensor, b: torch.Tensor, x: torch.Tensor, y: torch.Tensor, learning_rate: float, epochs: int
) -> Iterator[float]:
    for _ in range(epochs):
        loss = mse(predict(w, b, x), y)
        w.grad = b.grad = None
        loss.backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
            b -= learning_rate * b.grad
        yield loss.item()


def start(x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    w = torch.zeros(x.shape[1], dtype=x.dtype, requires_grad=True)
    b = torch.zeros((), dtype=x.dtype, requires_grad=True)
    return w, b


def fit(
    x: torch.Tensor, y: torch.Tensor, learning_rate: float, epochs: int
) -> tuple[torch.Tensor, torch.Tensor]:
    w, b = start(x)
    for _ in descend(w, b, x, y, learning_rate, epochs):
        pass
    return w, b


def loss_history(x, y, learning_rate, epochs):
    w, b = start(x)
    losses = []
    for _ in descend(w, b, x, y, learning_rate, epochs):
        losses.append(mse(predict(w, b, x), y).item())
    return losses
