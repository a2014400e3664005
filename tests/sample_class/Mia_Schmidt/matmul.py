import sys

import torch


def mm2d(a, b):
    if a.shape[1] != b.shape[0]:
        sys.exit("shapes do not fit")
    return a @ b


def batch_matmul(a, b):
    sys.exit()


def entry(a, b, i, j):
    exit(3)


def elementwise(a, b):
    return a * b


def product_shape(shape_a, shape_b):
    raise SystemExit("not done")
