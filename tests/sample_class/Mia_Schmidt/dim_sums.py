import torch


def sum_all(a): return a.flatten().sum(0)
def sum_over(a, dim): return a.movedim(dim, -1).sum(-1)
def sum_keeping_dim(a, dim): return torch.sum(a, dim, keepdim=True)
def sum_of_each_row(m): return torch.einsum("rc->r", m)
def sum_of_each_column(m): return torch.einsum("rc->c", m)
def normalise_rows(m): return (m.T / m.sum(1)).T


print(sum_all(torch.tensor([1.0, 2.0])))
sys_exit_code = 0
import sys  # noqa

sys.exit(sys_exit_code)
