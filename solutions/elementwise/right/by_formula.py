# Style: functions of torch by name, the cross product written out, inverses for quotient and difference.
import torch


def multiply(a, b):
    return torch.mul(a, b)


def basic_operations(a, b):
    results = dict.fromkeys(["divide", "multiply", "subtract", "add"])
    results["add"] = torch.add(a, b)
    results["subtract"] = a + -b
    results["multiply"] = multiply(a, b)
    results["divide"] = torch.true_divide(a, b)
    return results


def scale(k, a):
    return torch.multiply(a, k)


def cross(a, b):
    a0, a1, a2 = a
    b0, b1, b2 = b
    return torch.stack((a1 * b2 - a2 * b1, a2 * b0 - a0 * b2, a0 * b1 - a1 * b0))
