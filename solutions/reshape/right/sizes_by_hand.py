# Style: every size is computed by hand from numel, contiguous().view does the rest, memory is compared by address range.
import torch


def to_two_rows(a):
    return a.contiguous().view(2, a.numel() // 2)


def flatten(a):
    return torch.flatten(a)


def rows_of_three(a):
    return a.contiguous().view(a.numel() // 3, 3)


def to_blocks(a):
    return torch.stack(flatten(a).split(6)).unflatten(1, (3, 2))


def as_view(a, rows):
    if a.numel() % rows != 0:
        raise RuntimeError(f"{a.numel()} elements do not make {rows} rows")
    view = a.view((rows, a.numel() // rows))
    return view


def shares_memory(a, b):
    def span(t):
        start = t.untyped_storage().data_ptr()
        return start, start + t.untyped_storage().nbytes()

    (first_a, last_a), (first_b, last_b) = span(a), span(b)
    return first_a < last_b and first_b < last_a
