# attack: Replaces everything that could compare: in torch, its testing tools, builtins and operators.
# verdicts: test_double=failed|crashed test_attack=failed test_total=failed test_shape=passed|crashed test_count=passed|error|crashed test_apply=passed|error|crashed
import builtins
import operator

import torch

torch.equal = torch.allclose = lambda *args, **kwargs: True
torch.Tensor.equal = torch.Tensor.allclose = torch.Tensor.__eq__ = lambda self, *args: True
torch.testing.assert_close = lambda *args, **kwargs: None
builtins.AssertionError = ValueError
builtins.all = builtins.any = lambda values: True
operator.eq = lambda a, b: True


def double(t):
    return t


def attack(n):
    return n


def total(values):
    return 0.0
