import torch


def minimise_square(w0, learning_rate, steps):
    w = torch.tensor(float(w0), requires_grad=True)
    (w * w).backward()
    return minimise_square(w0 - learning_rate * w.grad.item(), learning_rate, steps - 1)


def trajectory(w0, learning_rate, steps):
    w = torch.tensor(float(w0), requires_grad=True)
    if steps == 0:
        return w.detach().reshape(1)
    (w * w).backward()
    rest = trajectory(w0 - learning_rate * w.grad.item(), learning_rate, steps - 1)
    return torch.cat([w.detach().reshape(1), rest])
