import torch


class 形状错误(Exception):
    """<script>alert("自定义的异常")</script>"""


def to_two_rows(a):
    return a[0].reshape(2, 7)


def flatten(a):
    raise 形状错误(f"<b>不会做</b> & 形状是 {tuple(a.shape)}\n::error::第二行")


def rows_of_three(a):
    return a.reshape(a.shape[0] / 3, 3)


def to_blocks(a):
    return a.reshape(-1, 3, 2, 0)


def as_view(a, rows):
    return a.views(rows, -1)


def shares_memory(a, b):
    return a.data_ptr() == b.data_ptr
