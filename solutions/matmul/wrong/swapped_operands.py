# Multiplies b by a; the order matters.
from itertools import zip_longest
import torch


def mm2d(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return torch.mm(b, a)


def batch_matmul(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return torch.matmul(b, a)


def entry(a: torch.Tensor, b: torch.Tensor, i: int, j: int) -> int | float:
    return torch.dot(b[i], a[:, j]).item()


def elementwise(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return the products of the elements at equal places."""
    return a * b


def product_shape(shape_a: tuple[int, ...], shape_b: tuple[int, ...]) -> tuple[int, ...]:
    """Return the shape of matmul's result; raise ValueError where matmul would refuse."""
    if len(shape_a) == 0 or len(shape_b) == 0:
        raise ValueError("a 0-d tensor has no rows or columns to multiply")
    inner_a, inner_b = shape_a[-1], shape_b[-2:][0]
    if inner_a != inner_b:
        raise ValueError(f"the inner sizes {inner_a} and {inner_b} differ")
    rows = shape_a[-2:-1]  # empty for a vector: it has neither rows
    cols = shape_b[-1:] if len(shape_b) > 1 else ()  # nor columns that stay
    return broadcast(shape_a[:-2], shape_b[:-2]) + rows + cols


def broadcast(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    """Return the shape to which a and b broadcast, compared from the last dim; raise ValueError where none."""
    pairs = list(zip_longest(reversed(a), reversed(b), fillvalue=1))
    if any(m != n and 1 not in (m, n) for m, n in pairs):
        raise ValueError(f"the batch dims {a} and {b} do not broadcast")
    return tuple(n if m == 1 else m for m, n in reversed(pairs))
