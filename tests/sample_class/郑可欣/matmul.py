import torch


def mm2d(a, b):
    return mm2d(a, b)


def batch_matmul(a, b):
    return a @ b


def dot(row, column):
    if len(row) == 0:
        return 0
    return row[0].item() * column[0].item() + dot(row[1:], column[1:])


def entry(a, b, i, j):
    return dot(a[i], b[:, j])


def elementwise(a, b):
    return a * b


def product_shape(shape_a, shape_b):
    return product_shape(shape_b, shape_a)
