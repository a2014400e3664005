# zip stops with the shorter shape, so the leading dims of the longer one are lost.
import torch


def outer_sum(row: torch.Tensor, column: torch.Tensor) -> torch.Tensor:
    """Return the (m, n) table of the sums of a (1, n) row and an (m, 1) column."""
    return row + column


def broadcast_shape(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    pairs = list(zip(reversed(a), reversed(b)))
    if any(x != y and x != 1 and y != 1 for x, y in pairs):
        raise ValueError(f"{a} and {b} do not broadcast")
    return tuple(y if x == 1 else x for x, y in reversed(pairs))


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
