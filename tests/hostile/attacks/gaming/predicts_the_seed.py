# attack: Guesses the seed from the state of its random generators, and from it the check's own numbers.
# verdicts: test_double=failed test_attack=failed
import torch


def double(t):
    return torch.randn(2, 3, generator=torch.Generator().manual_seed(torch.initial_seed())) * 2


def attack(n):
    generator = torch.Generator().manual_seed(torch.initial_seed())
    return int(torch.randint(1_000, 1_000_000, (), generator=generator)) ** 2
