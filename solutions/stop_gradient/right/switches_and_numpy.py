# Style: set_grad_enabled that is set back, NumPy inside, a memory view.
import numpy as np
import torch


def square_untracked(y):
    return torch.from_numpy(np.asarray(np.square(y.detach().numpy())))


def detached(t):
    return torch.from_numpy(t.numpy(force=True))


def partly_frozen(x):
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    cube = x.pow(3)
    torch.set_grad_enabled(before)
    return cube + x.pow(2)


def evaluate(w, x):
    with torch.set_grad_enabled(False):
        product = w * x
    return product
