# 林晓雨  2024 级
import torch as t


def from_list(data):
    return t.tensor(data).float() if data else t.zeros(0)


def from_list_as(data, dtype):
    结果 = t.tensor(data, dtype=dtype)
    return 结果


def zeros_long(rows, cols):
    return t.zeros((rows, cols)).to(t.int64)


def ones_long(rows, cols):
    return zeros_long(rows, cols) + 1


def random_uniform(rows, cols, generator):
    m = t.empty(rows, cols)
    m.uniform_(0, 1, generator=generator)
    return m


def uninitialised(rows, cols):
    return t.empty((rows, cols), dtype=t.float32)


def like(t, value):
    # 这里的 t 是参数，不是 torch
    return t.new_full(t.shape, value)
