# Style: a function of one's own with its own backward; a class whose instances are called.
import numpy as np
import torch


class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.new_tensor(x.numpy(force=True) ** 2)

    @staticmethod
    def backward(ctx, gradient):
        (x,) = ctx.saved_tensors
        return 2 * x * gradient


class Power:
    def __init__(self, plus):
        self.plus = plus

    def __call__(self, x):
        return Square.apply(x) + self.plus if self.plus else Square.apply(x)


power, power_plus_one = Power(0), Power(1)


def make_leaf(value):
    leaf = torch.from_numpy(np.array(value, dtype=np.float32))
    leaf.requires_grad = True
    return leaf


def grad_fn_name(t):
    try:
        return t.grad_fn.__class__.__qualname__ if not t.is_leaf else ""
    except AttributeError:
        return ""
