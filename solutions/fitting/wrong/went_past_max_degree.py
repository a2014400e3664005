# Mistake: tries one degree more than asked.
import torch


def classify_system(a, b):
    rank = torch.linalg.matrix_rank(a)
    rank_with_b = torch.linalg.matrix_rank(torch.cat([a, b[:, None]], dim=1))
    if rank < rank_with_b:
        return "none"
    return "unique" if rank == a.shape[1] else "infinite"


def least_squares(a, b):
    return torch.linalg.lstsq(a, b[:, None]).solution[:, 0]


def fit_polynomial(x, y, degree):
    powers = torch.stack([x**k for k in range(degree + 1)], dim=1)
    return torch.linalg.lstsq(powers, y[:, None]).solution[:, 0]


def best_degree(x_train, y_train, x_val, y_val, max_degree):
    errors = []
    for degree in range(max_degree + 2):
        coefficients = torch.linalg.pinv(torch.vander(x_train, degree + 1)) @ y_train
        prediction = torch.vander(x_val, degree + 1) @ coefficients
        errors.append(((prediction - y_val) ** 2).mean().item())
    return errors.index(min(errors))


def diagnose(train_error, val_error, noise):
    if train_error > 2 * noise:
        return "underfitting"
    return "overfitting" if val_error > 2 * noise else "good"
