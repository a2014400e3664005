# attack: Asks torch for a terabyte.
# verdicts: test_attack=memory
import torch


def attack(n):
    return torch.empty(1 << 38)
