# bmm wants two 3-d tensors of one batch size; in the shape, the batch dims of b are left out.
from itertools import zip_longest
import torch


def mm2d(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return the product of the matrices a (m, k) and b (k, n): (m, n)."""
    return torch.mm(a, b)


def batch_matmul(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return torch.bmm(a, b)


def entry(a: torch.Tensor, b: torch.Tensor, i: int, j: int) -> int | float:
    """Return entry (i, j) of the product: row i of a times column j of b."""
    return torch.dot(a[i], b[:, j]).item()


def elementwise(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return the products of the elements at equal places."""
    return a * b


def product_shape(shape_a: tuple[int, ...], shape_b: tuple[int, ...]) -> tuple[int, ...]:
    if len(shape_a) == 0 or len(shape_b) == 0 or shape_a[-1] != shape_b[-2:][0]:
        raise ValueError("shapes do not fit")
    return (*shape_a[:-1], *(shape_b[-1:] if len(shape_b) > 1 else ()))


def broadcast(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    """Return the shape to which a and b broadcast, compared from the last dim; raise ValueError where none."""
    pairs = list(zip_longest(reversed(a), reversed(b), fillvalue=1))
    if any(m != n and 1 not in (m, n) for m, n in pairs):
        raise ValueError(f"the batch dims {a} and {b} do not broadcast")
    return tuple(n if m == 1 else m for m, n in reversed(pairs))
