# Style: forward mode: dual numbers carry the slope along, nothing goes backward; Python floats between the steps.
import torch
import torch.autograd.forward_ad as fwd


def _slope(f, w):
    with fwd.dual_level():
        d = fwd.make_dual(torch.tensor(w, dtype=torch.float64), torch.tensor(1.0, dtype=torch.float64))
        return fwd.unpack_dual(f(d)).tangent.item()


def _steps(f, w, rate, steps):
    path = [float(w)]
    for _ in range(steps):
        path.append(path[-1] - rate * _slope(f, path[-1]))
    return path


def minimise_square(w0, learning_rate, steps):
    return _steps(lambda w: w**2, w0, learning_rate, steps)[-1]


def trajectory(w0, learning_rate, steps):
    return torch.tensor(_steps(lambda w: w**2, w0, learning_rate, steps))


def minimise_quadratic(a, b, c, w0, learning_rate, steps):
    return _steps(lambda w: a * w**2 + b * w + c, w0, learning_rate, steps)[-1]


def steps_until(w0, learning_rate, tolerance, limit):
    k, w = 0, float(w0)
    while k < limit and not abs(w) < tolerance:
        w -= learning_rate * _slope(torch.square, w)
        k += 1
    return k
