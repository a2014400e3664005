# 林晓雨  2024 级
import torch


def to_two_rows(a):
    个数 = a.numel()
    return a.reshape((2, 个数 // 2))


def flatten(a):
    return torch.flatten(a)


def rows_of_three(a):
    return flatten(a).reshape(a.numel() // 3, 3)


def to_blocks(a):
    return torch.reshape(a, (-1, 3, 2))


def as_view(a, rows):
    if a.numel() % rows != 0:
        raise RuntimeError("行数除不尽")
    return a.view((rows, a.numel() // rows))


def shares_memory(a, b):
    return a.storage().data_ptr() == b.storage().data_ptr()
