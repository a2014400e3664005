# Style: NumPy's polynomial functions and ranks.
import numpy as np
import torch
from numpy.polynomial import polynomial


def classify_system(a, b):
    a, both = a.numpy(), np.column_stack([a.numpy(), b.numpy()])
    ranks = np.linalg.matrix_rank(a), np.linalg.matrix_rank(both)
    if ranks[0] != ranks[1]:
        return "none"
    return "unique" if ranks[0] == a.shape[1] else "infinite"


def least_squares(a, b):
    solution, *_ = np.linalg.lstsq(a.numpy(), b.numpy(), rcond=None)
    return torch.from_numpy(solution).to(a.dtype)


def fit_polynomial(x, y, degree):
    return torch.tensor(np.polyfit(x.numpy(), y.numpy(), degree)[::-1].copy(), dtype=x.dtype)


def best_degree(x_train, y_train, x_val, y_val, max_degree):
    def error(degree):
        fit = polynomial.polyfit(x_train.numpy(), y_train.numpy(), degree)
        return np.mean((polynomial.polyval(x_val.numpy(), fit) - y_val.numpy()) ** 2)

    return np.argmin([error(degree) for degree in range(max_degree + 1)])


diagnose = lambda train_error, val_error, noise: (  # noqa: E731
    "underfitting" if train_error > 2 * noise else "overfitting" if val_error > 2 * noise else "good"
)
