# Multiplies: the outer product.
import torch


def outer_sum(row: torch.Tensor, column: torch.Tensor) -> torch.Tensor:
    return row * column


def broadcast_shape(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    """Return the shape that a and b broadcast to; raise ValueError where they do not."""
    dims = max(len(a), len(b))
    a, b = (1,) * (dims - len(a)) + a, (1,) * (dims - len(b)) + b
    if any(x != y and x != 1 and y != 1 for x, y in zip(a, b)):
        raise ValueError(f"{a} and {b} do not broadcast")
    return tuple(y if x == 1 else x for x, y in zip(a, b))


def centre_columns(m: torch.Tensor) -> torch.Tensor:
    """Return m with the mean of each column subtracted; integers give float32."""
    if not m.is_floating_point():
        m = m.float()
    return m - m.mean(dim=0)


def scale_rows(m: torch.Tensor, factors: torch.Tensor) -> torch.Tensor:
    """Return the (r, c) matrix m with row i times factors[i]."""
    return m * factors[:, None]


def pairwise_differences(p: torch.Tensor) -> torch.Tensor:
    """Return the differences of all points: (n, d) → (n, n, d), out[i, j] = p[i] − p[j]."""
    return p[:, None, :] - p[None, :, :]
