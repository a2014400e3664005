# Gets the right shape by transposing, which puts the elements in another order.
import torch


def to_two_rows(a: torch.Tensor) -> torch.Tensor:
    return a.reshape(-1, 2).T


def flatten(a: torch.Tensor) -> torch.Tensor:
    """Return the elements of a in one row-major line: (n,)."""
    return a.reshape(-1)


def rows_of_three(a: torch.Tensor) -> torch.Tensor:
    return a.reshape(3, -1).T


def to_blocks(a: torch.Tensor) -> torch.Tensor:
    """Return the elements of a in blocks of 3 × 2: (n / 6, 3, 2)."""
    return a.reshape(-1, 3, 2)


def as_view(a: torch.Tensor, rows: int) -> torch.Tensor:
    """Return a view of a with the asked number of rows; raise RuntimeError where there is none."""
    return a.view(rows, -1)


def shares_memory(a: torch.Tensor, b: torch.Tensor) -> bool:
    """Return whether a and b look at one storage."""
    return a.untyped_storage().data_ptr() == b.untyped_storage().data_ptr()
