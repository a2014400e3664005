# 林晓雨  2024 级
import torch


def mm2d(a, b):
    return a @ b


def batch_matmul(a, b):
    return a @ b


def entry(a, b, i, j):
    行 = a[i].tolist()
    列 = b[:, j].tolist()
    return sum(x * y for x, y in zip(行, 列))


def elementwise(a, b):
    return torch.mul(a, b)


def product_shape(shape_a, shape_b):
    a, b = list(shape_a), list(shape_b)
    if not a or not b:
        raise ValueError("零维张量不能做矩阵乘法")
    一维左, 一维右 = len(a) == 1, len(b) == 1
    if 一维左:
        a = [1] + a
    if 一维右:
        b = b + [1]
    if a[-1] != b[-2]:
        raise ValueError(f"里面的大小不同：{a[-1]} 和 {b[-2]}")
    前a, 前b = a[:-2], b[:-2]
    while len(前a) < len(前b):
        前a.insert(0, 1)
    while len(前b) < len(前a):
        前b.insert(0, 1)
    前 = []
    for x, y in zip(前a, 前b):
        if x != y and x != 1 and y != 1:
            raise ValueError("批的维度不能广播")
        前.append(y if x == 1 else x)
    尾 = []
    if not 一维左:
        尾.append(a[-2])
    if not 一维右:
        尾.append(b[-1])
    return tuple(前 + 尾)
