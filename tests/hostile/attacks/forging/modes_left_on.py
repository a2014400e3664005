# attack: Leaves modes, hooks and defaults of torch on that answer every operation in its favour.
# verdicts: all=passed|timeout test_attack=failed|timeout test_double=failed|timeout
# (under its second mode torch imports its compiler, which may take longer than a call may)
import torch
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode


class Friendly(TorchFunctionMode):
    def __torch_function__(self, function, types, args=(), kwargs=None):
        if getattr(function, "__name__", "") in ("equal", "allclose", "isclose", "all", "eq"):
            return True
        return function(*args, **(kwargs or {}))


class Quiet(TorchDispatchMode):
    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        return function(*args, **(kwargs or {}))


Friendly().__enter__()
Quiet().__enter__()
torch.set_default_dtype(torch.float64)
torch.Tensor.__eq__ = lambda self, other: True
torch.Tensor.contiguous = lambda self, *args: self
torch.Tensor.detach = lambda self: self


def double(t):
    return torch.zeros(2, 3)


def attack(n):
    return torch.tensor(float(n))
