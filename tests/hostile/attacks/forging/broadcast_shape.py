# attack: Returns a tensor that only broadcasts to the right one.
# verdicts: test_double=failed test_attack=failed


def double(t):
    return (t * 2)[None]


def attack(n):
    import torch

    return torch.tensor(n * n)
