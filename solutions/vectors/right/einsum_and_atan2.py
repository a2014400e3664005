# Style: einsum for the sums, and the angle from the half-angle formula with atan2, which needs no clamp.
import torch


def norm(v):
    return torch.einsum("i,i->", v, v) ** 0.5


scale = lambda k, v: torch.mul(v, k)  # noqa: E731


def dot(a, b):
    return torch.einsum("i,i->", a, b)


def angle(a, b):
    length_a, length_b = norm(a), norm(b)
    if length_a == 0 or length_b == 0:
        raise ValueError("a zero vector has no angle with anything")
    a, b = a / length_a, b / length_b
    return 2 * torch.atan2(norm(a - b), norm(a + b))
