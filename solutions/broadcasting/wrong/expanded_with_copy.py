# Copies everything to one size first; broadcasting needs no copies.
import torch


def outer_sum(row: torch.Tensor, column: torch.Tensor) -> torch.Tensor:
    return row.repeat(column.shape[0], 1) + column.repeat(1, row.shape[1])


def broadcast_shape(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    """Return the shape that a and b broadcast to; raise ValueError where they do not."""
    dims = max(len(a), len(b))
    a, b = (1,) * (dims - len(a)) + a, (1,) * (dims - len(b)) + b
    if any(x != y and x != 1 and y != 1 for x, y in zip(a, b)):
        raise ValueError(f"{a} and {b} do not broadcast")
    return tuple(y if x == 1 else x for x, y in zip(a, b))


def centre_columns(m: torch.Tensor) -> torch.Tensor:
    if not m.is_floating_point():
        m = m.float()
    return m - m.mean(dim=0).tile((m.shape[0], 1))


def scale_rows(m: torch.Tensor, factors: torch.Tensor) -> torch.Tensor:
    return m * factors.repeat_interleave(m.shape[1]).reshape(m.shape)


def pairwise_differences(p: torch.Tensor) -> torch.Tensor:
    n, d = p.shape
    return p[:, None, :].expand(n, n, d).clone() - p[None, :, :].expand(n, n, d).clone()
