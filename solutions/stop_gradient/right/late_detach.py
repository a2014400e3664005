# Style: everything is recorded, and the graph is taken off the result; a gradient of one's own.
import torch


class _Frozen(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x**2 + x**3

    @staticmethod
    def backward(ctx, gradient):
        return 2 * ctx.saved_tensors[0] * gradient


square_untracked = lambda y: (y * y).detach()  # noqa: E731
detached = lambda t: t.detach()  # noqa: E731
partly_frozen = _Frozen.apply


class Evaluation:
    def __call__(self, w, x):
        return (w * x).detach()


evaluate = Evaluation()
