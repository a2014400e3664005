# Multiplies x·w alone by the label, and adds b to the product.
import torch


def predict(w: torch.Tensor, b: float | torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """Return the side of each point: +1 where w·x + b ≥ 0, else −1; (n, d) gives (n,) in x's dtype."""
    side = x @ w + b >= 0
    return torch.where(side, 1, -1).to(x.dtype)


def separates(w: torch.Tensor, b: float | torch.Tensor, x: torch.Tensor, y: torch.Tensor) -> bool:
    return bool((y * (x @ w) + b > 0).all())


def perceptron(x: torch.Tensor, y: torch.Tensor, epochs: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Wherever a point is not strictly on its side: w ← w + y·x, b ← b + y."""
    w, b = 0 * x[0], 0 * y[0]
    for _ in range(epochs):
        for point, label in zip(x, y, strict=True):
            if label * (w @ point + b) <= 0:
                w = w + label * point
                b = b + label
        if separates(w, b, x, y):
            break
    return w, b


def is_separable(x: torch.Tensor, y: torch.Tensor, epochs: int) -> bool:
    """Say whether the perceptron parts the points within `epochs`."""
    w, b = perceptron(x, y, epochs)
    return separates(w, b, x, y)
