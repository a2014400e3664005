# Style: a hook on the parameter collects the gradients; a callable object; SGD clears.
import torch


class Collector:
    def __init__(self, values):
        self.x = torch.nn.Parameter(torch.tensor(values, dtype=torch.float32))
        self.seen = []
        self.x.register_post_accumulate_grad_hook(lambda p: self.seen.append(p.grad.clone()))

    def __call__(self, n, before=lambda x: None):
        for _ in range(n):
            before(self.x)
            (self.x.square() + 20).mean().backward()
        return self.seen


def accumulated_grads(values, n):
    return Collector(values)(n)


def zeroed_grads(values, n):
    return Collector(values)(n, before=clear)


def clear(t):
    if t.requires_grad:
        torch.optim.SGD([t], lr=1).zero_grad()
    else:
        t.grad = None
