# Makes blocks of 2 rows and 3 columns instead of 3 rows and 2 columns.
import torch


def to_two_rows(a: torch.Tensor) -> torch.Tensor:
    """Return the elements of a in two rows, in row-major order: (2, n / 2)."""
    return a.reshape(2, -1)


def flatten(a: torch.Tensor) -> torch.Tensor:
    """Return the elements of a in one row-major line: (n,)."""
    return a.reshape(-1)


def rows_of_three(a: torch.Tensor) -> torch.Tensor:
    """Return the elements of a in rows of three: (n / 3, 3)."""
    return a.reshape(-1, 3)


def to_blocks(a: torch.Tensor) -> torch.Tensor:
    return a.reshape(-1, 2, 3)


def as_view(a: torch.Tensor, rows: int) -> torch.Tensor:
    """Return a view of a with the asked number of rows; raise RuntimeError where there is none."""
    return a.view(rows, -1)


def shares_memory(a: torch.Tensor, b: torch.Tensor) -> bool:
    """Return whether a and b look at one storage."""
    return a.untyped_storage().data_ptr() == b.untyped_storage().data_ptr()
