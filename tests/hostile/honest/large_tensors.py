# honest: Makes a tensor of 100 MB on the way.
import torch


def attack(n):
    big = torch.zeros(25_000_000)
    big[n % 1_000] = 1
    return n * n * int(big.sum())
