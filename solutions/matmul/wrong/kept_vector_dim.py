# Leaves in the shape the 1 that matmul puts beside a vector only for the multiplication.
from itertools import zip_longest
import torch


def mm2d(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return the product of the matrices a (m, k) and b (k, n): (m, n)."""
    return torch.mm(a, b)


def batch_matmul(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return the products of the matrices in the last two dims; the dims before them broadcast."""
    return torch.matmul(a, b)


def entry(a: torch.Tensor, b: torch.Tensor, i: int, j: int) -> int | float:
    """Return entry (i, j) of the product: row i of a times column j of b."""
    return torch.dot(a[i], b[:, j]).item()


def elementwise(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return the products of the elements at equal places."""
    return a * b


def product_shape(shape_a: tuple[int, ...], shape_b: tuple[int, ...]) -> tuple[int, ...]:
    if len(shape_a) == 0 or len(shape_b) == 0:
        raise ValueError("a 0-d tensor has no rows or columns to multiply")
    a = (1, *shape_a) if len(shape_a) == 1 else shape_a
    b = (*shape_b, 1) if len(shape_b) == 1 else shape_b
    if a[-1] != b[-2]:
        raise ValueError("the inner sizes differ")
    return (*broadcast(a[:-2], b[:-2]), a[-2], b[-1])


def broadcast(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    """Return the shape to which a and b broadcast, compared from the last dim; raise ValueError where none."""
    pairs = list(zip_longest(reversed(a), reversed(b), fillvalue=1))
    if any(m != n and 1 not in (m, n) for m, n in pairs):
        raise ValueError(f"the batch dims {a} and {b} do not broadcast")
    return tuple(n if m == 1 else m for m, n in reversed(pairs))
