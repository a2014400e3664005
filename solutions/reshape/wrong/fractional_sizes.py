# / gives a float, and a float is no size.
import torch


def to_two_rows(a: torch.Tensor) -> torch.Tensor:
    """Return the elements of a in two rows, in row-major order: (2, n / 2)."""
    return a.reshape(2, a.numel() / 2)


def flatten(a: torch.Tensor) -> torch.Tensor:
    """Return the elements of a in one row-major line: (n,)."""
    return a.reshape(-1)


def rows_of_three(a: torch.Tensor) -> torch.Tensor:
    """Return the elements of a in rows of three: (n / 3, 3)."""
    return a.reshape(a.numel() / 3, 3)


def to_blocks(a: torch.Tensor) -> torch.Tensor:
    """Return the elements of a in blocks of 3 × 2: (n / 6, 3, 2)."""
    return a.reshape(-1, 3, 2)


def as_view(a: torch.Tensor, rows: int) -> torch.Tensor:
    """Return a view of a with the asked number of rows; raise RuntimeError where there is none."""
    return a.view(rows, -1)


def shares_memory(a: torch.Tensor, b: torch.Tensor) -> bool:
    """Return whether a and b look at one storage."""
    return a.untyped_storage().data_ptr() == b.untyped_storage().data_ptr()
