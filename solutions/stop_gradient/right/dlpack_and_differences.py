# Style: a DLPack capsule for the same memory, x² − c² + (c² + c³) with a constant c, products inside inference_mode.
import torch


def square_untracked(y):
    z = y.detach().clone()
    z *= z
    return z


def detached(t):
    return torch.from_dlpack(t.detach())


def partly_frozen(x):
    c = x.detach()
    return (x**2 - c**2) + (c**2 + c**3)


def evaluate(w, x):
    result = []
    with torch.inference_mode():
        result.append(w * x)
    return result[0]
