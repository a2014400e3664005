"""The chapter's ways: reshape, and view where it is asked."""

import torch


def to_two_rows(a):
    a = a.reshape(2, -1)
    return a


def flatten(a):
    a = a.reshape(-1)
    return a


def rows_of_three(a):
    a = a.reshape(-1, 3)
    return a


def to_blocks(a):
    a = a.reshape(-1, 3, 2)
    return a


def as_view(a, rows):
    a = a.view(rows, -1)
    return a


def shares_memory(a, b):
    return a.untyped_storage().data_ptr() == b.untyped_storage().data_ptr()
