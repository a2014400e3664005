# honest: Uses modules, optimisers and a data loader where two numbers would do.
import torch
from torch.utils.data import DataLoader, TensorDataset


class Double(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.tensor(2.0))

    def forward(self, t):
        return t * self.weight


def double(t):
    with torch.no_grad():
        return Double()(t)


def total(values):
    loader = DataLoader(TensorDataset(torch.tensor(values)), batch_size=2, num_workers=0)
    return sum(float(batch.sum()) for (batch,) in loader)


def attack(n):
    return n * n
