import torch
import torchvison


def scalar_grad(value):
    x = torch.tensor(value, requires_grad=True)
    return x.grad
