# attack: Returns a wrapper tensor whose __torch_dispatch__ hands out other numbers each time.
# verdicts: test_double=crashed test_attack=crashed
import torch


class Odd(torch.Tensor):
    @staticmethod
    def __new__(cls, shape):
        return torch.Tensor._make_wrapper_subclass(cls, shape)

    @classmethod
    def __torch_dispatch__(cls, func, types, args=(), kwargs=None):
        return torch.zeros(2, 3)


def double(t):
    return Odd((2, 3))


def attack(n):
    return Odd(())
