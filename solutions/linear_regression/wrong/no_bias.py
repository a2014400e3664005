# A line through the origin: b is left out everywhere.
import torch


def mse(prediction: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    return ((prediction.reshape(-1) - target.reshape(-1)) ** 2).mean()


def predict(w, b, x):
    return x @ w


def descend(w, b, x, y, learning_rate, epochs):
    for _ in range(epochs):
        loss = mse(predict(w, b, x), y)
        w.grad = None
        loss.backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
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


def loss_history(x: torch.Tensor, y: torch.Tensor, learning_rate: float, epochs: int) -> list[float]:
    w, b = start(x)
    return list(descend(w, b, x, y, learning_rate, epochs))
