# Style: hypot folded over the components, a diagonal matrix for the multiple, the angle from two chords.
import functools

import torch


def floating(v):
    return v if v.is_floating_point() else v.float()


def norm(v):
    v = floating(v)
    return functools.reduce(torch.hypot, v.unbind(), v.new_zeros(()))


class Scale:
    def __call__(self, k, v):
        whole = isinstance(k, int) or v.is_floating_point()
        return torch.diag(torch.ones_like(v) * k) @ (v if whole else v.float())


scale = Scale()
dot = functools.partial(torch.tensordot, dims=1)


def angle(a, b):
    if not (a.any() and b.any()):
        raise ValueError("a zero vector has no direction")
    a, b = (floating(v)[None] / norm(v) for v in (a, b))
    return 2 * torch.atan2(torch.cdist(a, b), torch.cdist(a, -b)).squeeze()
