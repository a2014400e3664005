# attack: Returns a tensor of more bytes than may cross.
# verdicts: test_double=memory test_attack=memory
import torch


def double(t):
    return torch.zeros(1 << 27, dtype=torch.uint8)


def attack(n):
    return torch.zeros(1).expand(1 << 40)
