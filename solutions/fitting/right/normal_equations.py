# Style: elimination with pivots for the ranks, the normal equations aᵀa x = aᵀb for the fits, Horner for the values.
import torch


def rank(matrix):
    rows = matrix.double().clone()
    found = 0
    for column in range(rows.shape[1]):
        if found == rows.shape[0]:
            break
        pivot = found + int(rows[found:, column].abs().argmax())
        if rows[pivot, column].abs() < 1e-6:
            continue
        rows[[found, pivot]] = rows[[pivot, found]]
        for below in range(found + 1, rows.shape[0]):
            rows[below] -= rows[below, column] / rows[found, column] * rows[found]
        found += 1
    return found


def classify_system(a, b):
    both = torch.hstack((a, b.unsqueeze(1)))
    return "none" if rank(both) > rank(a) else ("infinite", "unique")[rank(a) == a.size(1)]


def least_squares(a, b):
    wide = a.double()
    return torch.linalg.solve(wide.T @ wide, wide.T @ b.double()).to(a.dtype)


def fit_polynomial(x, y, degree):
    return least_squares(torch.vander(x, degree + 1, increasing=True), y)


def best_degree(x_train, y_train, x_val, y_val, max_degree):
    best, smallest = 0, float("inf")
    for degree in range(max_degree + 1):
        value = torch.zeros_like(x_val)
        for c in reversed(fit_polynomial(x_train, y_train, degree)):
            value = value * x_val + c
        error = torch.nn.functional.mse_loss(value, y_val)
        if error < smallest:
            best, smallest = degree, error
    return best


def diagnose(train_error, val_error, noise):
    match train_error <= 2 * noise, val_error <= 2 * noise:
        case True, True:
            return "good"
        case True, False:
            return "overfitting"
    return "underfitting"
