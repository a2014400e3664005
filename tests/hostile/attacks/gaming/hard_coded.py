# attack: Knows the answers to some inputs by heart.
# verdicts: test_double=failed test_attack=failed
import torch


def double(t):
    return torch.full((2, 3), 2.0)


def attack(n):
    return {1: 1, 2: 4, 3: 9, 10: 100}.get(n, 0)
