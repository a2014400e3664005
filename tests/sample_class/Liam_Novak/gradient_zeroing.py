import torch

n = 3
while n > 0:
    print(n)
    # n = n - 1


def clear(t):
    t.grad = None
