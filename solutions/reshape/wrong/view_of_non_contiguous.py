# Uses view where reshape is needed: view refuses a tensor whose memory does not run in row-major order.
import torch


def to_two_rows(a: torch.Tensor) -> torch.Tensor:
    return a.view(2, -1)


def flatten(a: torch.Tensor) -> torch.Tensor:
    return a.view(-1)


def rows_of_three(a: torch.Tensor) -> torch.Tensor:
    return a.view(-1, 3)


def to_blocks(a: torch.Tensor) -> torch.Tensor:
    return a.view(-1, 3, 2)


def as_view(a: torch.Tensor, rows: int) -> torch.Tensor:
    """Return a view of a with the asked number of rows; raise RuntimeError where there is none."""
    return a.view(rows, -1)


def shares_memory(a: torch.Tensor, b: torch.Tensor) -> bool:
    """Return whether a and b look at one storage."""
    return a.untyped_storage().data_ptr() == b.untyped_storage().data_ptr()
