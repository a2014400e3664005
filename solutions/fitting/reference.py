"""Systems of equations, least squares, polynomials, and the choice between models."""

import torch


def classify_system(a: torch.Tensor, b: torch.Tensor) -> str:
    """rank(a) < rank([a b]): none; rank(a) = unknowns: unique; else infinite."""
    rank = torch.linalg.matrix_rank(a)
    rank_with_b = torch.linalg.matrix_rank(torch.cat([a, b[:, None]], dim=1))
    if rank < rank_with_b:
        return "none"
    return "unique" if rank == a.shape[1] else "infinite"


def least_squares(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Minimise |ax − b|²: (m, n) and (m,) give (n,), for a of full column rank."""
    return torch.linalg.lstsq(a, b[:, None]).solution[:, 0]


def powers(x: torch.Tensor, degree: int) -> torch.Tensor:
    """Return the columns 1, x, x², …: (n,) gives (n, degree + 1)."""
    return torch.stack([x**k for k in range(degree + 1)], dim=1)


def fit_polynomial(x: torch.Tensor, y: torch.Tensor, degree: int) -> torch.Tensor:
    """Minimise Σ (c₀ + c₁xᵢ + c₂xᵢ² + … − yᵢ)²; constant first, (degree + 1,)."""
    return least_squares(powers(x, degree), y)


def best_degree(
    x_train: torch.Tensor, y_train: torch.Tensor, x_val: torch.Tensor, y_val: torch.Tensor, max_degree: int
) -> int:
    """Fit each degree to the training data; return the one with the smallest mean squared validation error."""
    validation_errors = []
    for degree in range(max_degree + 1):
        coefficients = fit_polynomial(x_train, y_train, degree)
        prediction = powers(x_val, degree) @ coefficients
        validation_errors.append(((prediction - y_val) ** 2).mean().item())
    return validation_errors.index(min(validation_errors))


def diagnose(train_error: float, val_error: float, noise: float) -> str:
    """Too simple: bad on training data already. Too clever: good there, bad on validation data."""
    if train_error > 2 * noise:
        return "underfitting"
    return "overfitting" if val_error > 2 * noise else "good"
