# Style: NumPy broadcasting, one coordinate after the other; a bump for the lift.
import numpy as np
import torch


def rbf(a, b, gamma=1.0):
    p, q = a.numpy(), b.numpy()
    total = np.zeros((len(p), len(q)))
    for k in range(p.shape[1]):
        total += np.subtract.outer(p[:, k], q[:, k]) ** 2
    return torch.from_numpy(np.exp(-gamma * total)).to(a.dtype)


lift = lambda x: torch.column_stack([x, torch.exp(-(x**2).sum(1))])  # noqa: E731


def kernel_is_valid(k):
    array = k.double().numpy()
    rows, cols = array.shape
    if rows != cols:
        return False
    limit = 1e-5 * np.abs(array).max()
    return bool(np.all(np.abs(array - array.T) <= limit) and np.all(np.linalg.eigvalsh(array) >= -limit))
