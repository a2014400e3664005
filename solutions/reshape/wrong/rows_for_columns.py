# Puts the size and the -1 in each other's place: two columns for two rows, three rows for rows of three.
import torch


def to_two_rows(a: torch.Tensor) -> torch.Tensor:
    return a.reshape(-1, 2)


def flatten(a: torch.Tensor) -> torch.Tensor:
    """Return the elements of a in one row-major line: (n,)."""
    return a.reshape(-1)


def rows_of_three(a: torch.Tensor) -> torch.Tensor:
    return a.reshape(3, -1)


def to_blocks(a: torch.Tensor) -> torch.Tensor:
    """Return the elements of a in blocks of 3 × 2: (n / 6, 3, 2)."""
    return a.reshape(-1, 3, 2)


def as_view(a: torch.Tensor, rows: int) -> torch.Tensor:
    return a.view(-1, rows)


def shares_memory(a: torch.Tensor, b: torch.Tensor) -> bool:
    """Return whether a and b look at one storage."""
    return a.untyped_storage().data_ptr() == b.untyped_storage().data_ptr()
