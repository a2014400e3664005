# Style: torch.func.grad of a loss function, no leaf and no backward; the last update of loss_history is left out.
import torch
from torch.func import grad


def mse(prediction, target):
    error = (
        prediction.squeeze(-1) - target.squeeze(-1) if prediction.numel() > 1 else (prediction - target).sum()
    )
    return (error * error).sum() / prediction.numel()


def predict(w, b, x):
    return (x * w).sum(dim=1) + b


def fit(x, y, learning_rate, epochs):
    def loss(w, b):
        return mse(predict(w, b, x), y)

    w, b = torch.zeros_like(x[0]), x.new_zeros(())
    for _ in range(epochs):
        slope_w, slope_b = grad(loss, argnums=(0, 1))(w, b)
        w, b = w - learning_rate * slope_w, b - learning_rate * slope_b
    return w, b


def loss_history(x, y, learning_rate, epochs):
    losses = []
    for done in range(epochs):
        w, b = fit(x, y, learning_rate, done)
        losses.append(((predict(w, b, x) - y) ** 2).mean().item())
    return losses
