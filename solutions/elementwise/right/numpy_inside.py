# Style: NumPy and plain lists.
import numpy as np
import torch


def multiply(a, b):
    return torch.as_tensor(a.numpy() * b.numpy())


def basic_operations(a, b):
    x, y = a.numpy(), b.numpy()
    quotient = torch.as_tensor(np.true_divide(x, y)).to(a.dtype if a.is_floating_point() else torch.float32)
    return dict(
        zip(
            ("add", "subtract", "multiply", "divide"),
            (torch.as_tensor(x + y), torch.as_tensor(x - y), torch.as_tensor(x * y), quotient),
        )
    )


def scale(k, a):
    return a.mul(k)


def cross(a, b):
    return torch.from_numpy(np.cross(a.numpy(), b.numpy()))
