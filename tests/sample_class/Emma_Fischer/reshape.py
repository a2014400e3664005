from torch import *  # noqa


def to_two_rows(a): return a.reshape(2, -1)
def flatten(a): return a.contiguous().view(-1)
def rows_of_three(a): return stack(list(flatten(a).split(3)))
def to_blocks(a): return stack([b.reshape(3, 2) for b in flatten(a).split(6)])
def as_view(a, rows): return a.view(rows, -1)
def shares_memory(a, b): return a.untyped_storage().data_ptr() == b.untyped_storage().data_ptr()
