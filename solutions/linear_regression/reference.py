"""Fit y ≈ x·w + b by gradient descent on the mean squared error; autograd finds the gradients."""

from collections.abc import Iterator

import torch


def mse(prediction: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Return mean((prediction - target)²), 0-d; (n, 1) and (n,) are paired element by element."""
    return ((prediction.reshape(-1) - target.reshape(-1)) ** 2).mean()


def predict(w: torch.Tensor, b: float | torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """Return x·w + b: x (n, d) and w (d,) give (n,)."""
    return x @ w + b


def descend(
    w: torch.Tensor, b: torch.Tensor, x: torch.Tensor, y: torch.Tensor, learning_rate: float, epochs: int
) -> Iterator[float]:
    """Update w and b in place `epochs` times; yield the loss before each update."""
    for _ in range(epochs):
        loss = mse(predict(w, b, x), y)
        w.grad = b.grad = None
        loss.backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
            b -= learning_rate * b.grad
        yield loss.item()


def start(x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Return w (d,) and b (0-d), zeros of x's dtype that require grad."""
    w = torch.zeros(x.shape[1], dtype=x.dtype, requires_grad=True)
    b = torch.zeros((), dtype=x.dtype, requires_grad=True)
    return w, b


def fit(
    x: torch.Tensor, y: torch.Tensor, learning_rate: float, epochs: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return (w, b) after `epochs` updates: w (d,), b 0-d."""
    w, b = start(x)
    for _ in descend(w, b, x, y, learning_rate, epochs):
        pass
    return w, b


def loss_history(x: torch.Tensor, y: torch.Tensor, learning_rate: float, epochs: int) -> list[float]:
    """Return the mean squared error before each of the `epochs` updates."""
    w, b = start(x)
    return list(descend(w, b, x, y, learning_rate, epochs))
