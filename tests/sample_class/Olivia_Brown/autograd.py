import torch

def scalar_grad(value):
    x = torch.tensor(value, dtype=torch.float32, requires_grad=True)
	y = x ** 2 + 10
    y.backward()
    return x.grad
