# Style: ranks by Gram-Schmidt, the fits by a Newton step with torch.func, Horner by recursion, a match statement.
import torch
from torch.func import grad, hessian


def basis(matrix):
    found = []
    for column in matrix.double().unbind(dim=1):
        rest = column
        for _ in range(2):  # once more takes away what rounding left
            for direction in found:
                rest = rest - (direction @ rest) * direction
        if rest.norm() > 1e-5 * column.norm():
            found.append(rest / rest.norm())
    return found


def classify_system(a, b):
    rank = len(basis(a))
    match len(basis(torch.hstack([a, b[:, None]]))) - rank, a.shape[1] - rank:
        case 1, _:
            return "none"
        case 0, 0:
            return "unique"
    return "infinite"


def least_squares(a, b):
    def loss(x):
        return (a.double() @ x - b.double()).square().sum()

    x = torch.zeros(a.shape[1], dtype=torch.float64)
    for _ in range(2):
        x = x - torch.linalg.solve(hessian(loss)(x), grad(loss)(x))
    return x.to(a.dtype)


def fit_polynomial(x, y, degree):
    return least_squares(torch.vander(x.double(), degree + 1, increasing=True), y).to(x.dtype)


def value(coefficients, x):
    first, *others = coefficients
    return first + x * value(others, x) if others else first.expand_as(x)


def best_degree(x_train, y_train, x_val, y_val, max_degree):
    fits = [fit_polynomial(x_train.double(), y_train, degree) for degree in range(max_degree + 1)]
    losses = [(value(fit, x_val.double()) - y_val).square().mean() for fit in fits]
    return torch.stack(losses).argmin().item()


def diagnose(train_error, val_error, noise):
    names = {"underfitting": train_error, "overfitting": val_error}
    return next((name for name, error in names.items() if error > 2 * noise), "good")
