# Style: nested lists and zip; tensors only come in and go out.
import torch


def matmul_by_definition(a, b):
    if a.shape[1] != b.shape[0]:
        raise ValueError("cannot multiply")
    columns = [b[:, j].tolist() for j in range(b.shape[1])]
    rows = [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a.tolist()]
    return torch.tensor(rows, dtype=a.dtype)


transpose_by_definition = lambda a: torch.tensor([list(column) for column in zip(*a.tolist())], dtype=a.dtype)  # noqa: E731


def commute(a, b):
    if not a.shape[0] == a.shape[1] == b.shape[0] == b.shape[1]:
        return False
    difference = a.double() @ b.double() - b.double() @ a.double()
    return bool(difference.abs().max() < 1e-4)


def is_identity(a):
    if a.shape != a.T.shape:
        return False
    off = a.double().clone()
    off.diagonal().sub_(1)
    return off.abs().amax().item() <= 1e-5
