# honest: Finds the double as a gradient.
import torch


def double(t):
    x = t.detach().clone().requires_grad_()
    (x**2).sum().backward()
    return x.grad


def attack(n):
    return n * n
