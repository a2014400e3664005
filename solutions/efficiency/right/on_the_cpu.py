# Stays on the CPU, starts from torch, keeps the times in a tensor.
import time

import numpy
import torch
from torch import Tensor


def time_matmul(n: int, repeats: int) -> dict[str, float]:
    a, b = torch.randn(n, n), torch.randn(n, n)
    x, y = a.numpy(), b.numpy()
    for _ in range(2):
        product, other = torch.mm(a, b), numpy.dot(x, y)

    times = torch.zeros(2, repeats, dtype=torch.float64)
    for i in range(repeats):
        t0 = time.perf_counter_ns()
        numpy.dot(x, y)
        t1 = time.perf_counter_ns()
        torch.mm(a, b)
        t2 = time.perf_counter_ns()
        times[0, i], times[1, i] = (t1 - t0) / 1e9, (t2 - t1) / 1e9
    medians: Tensor = times.median(dim=1).values
    difference = torch.dist(product, torch.from_numpy(other), p=float("inf"))
    return {
        "numpy_seconds": medians[0].item(),
        "torch_seconds": medians[1].item(),
        "max_difference": difference.item(),
    }
