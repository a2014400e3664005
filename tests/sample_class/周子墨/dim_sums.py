import sys

import torch

for i in range(20000):
    print("import", i, "=" * 60)


def sum_all(a):
    for i in range(200000):
        print("第", i, "次循环，a =", "一二三四五六七八九十" * 4)
    return a.sum()


def sum_over(a, dim):
    print("\x1b[31m红色\x1b[0m <img src=x onerror=alert(1)> \x00 \u202e反", dim)
    sys.stderr.write("错误输出 " * 1000)
    return a.sum(dim)


def sum_keeping_dim(a, dim):
    print("x" * 5_000_000)
    return a.sum(dim, keepdim=True)


def sum_of_each_row(m):
    print(m)
    return m.sum(1)


def sum_of_each_column(m):
    print(m.shape)
    return m.sum(0)


def normalise_rows(m):
    print(m / m.sum(1, keepdim=True))
    return m / m.sum(1, keepdim=True)
