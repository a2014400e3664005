# attack: Returns tensors of more bytes than may cross, one of which takes no memory before it is copied.
# verdicts: test_double=memory test_attack=failed
import torch


def double(t):
    return torch.zeros(1 << 27, dtype=torch.uint8)


def attack(n):
    return torch.zeros(1).expand(1 << 40)
