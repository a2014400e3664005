import torch


class Walker:
    """Gradient descent on any loss of one number."""

    def __init__(self, loss):
        self.loss = loss

    def __call__(self, w0, learning_rate, steps):
        self.w = torch.nn.Parameter(torch.tensor(float(w0)))
        self.seen = [self.w.item()]
        sgd = torch.optim.SGD([self.w], lr=learning_rate)
        for _ in range(steps):
            sgd.zero_grad()
            self.loss(self.w).backward()
            sgd.step()
            self.seen.append(self.w.item())
        return self


def minimise_square(w0, learning_rate, steps):
    return Walker(torch.square)(w0, learning_rate, steps).seen[-1]


def trajectory(w0, learning_rate, steps):
    return torch.tensor(Walker(torch.square)(w0, learning_rate, steps).seen)


def minimise_quadratic(a, b, c, w0, learning_rate, steps):
    return Walker(lambda w: a * w**2 + b * w + c)(w0, learning_rate, steps).seen[-1]


def steps_until(w0, learning_rate, tolerance, limit):
    path = Walker(torch.square)(w0, learning_rate, limit).seen
    return next((k for k, w in enumerate(path) if abs(w) < tolerance), limit)
