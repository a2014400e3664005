# Style: .data, inference_mode, a decorator, and a block of no_grad inside the function.
import torch


@torch.inference_mode()
def square_untracked(y):
    return y.square()


def detached(t):
    return t.data


def partly_frozen(x):
    with torch.no_grad():
        cube = x * x * x
    return x * x + cube


@torch.inference_mode()
def evaluate(w, x):
    return torch.mul(w, x)
