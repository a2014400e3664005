# Lets the GPU take its own time by events; on the CPU the usual clock.
from time import time

import numpy as np
import torch


def time_matmul(n: int, repeats: int) -> dict[str, float]:
    a, b = np.random.rand(n, n), np.random.rand(n, n)
    numpy_times, torch_times = [], []
    result = a @ b
    for _ in range(repeats):
        begin = time()
        result = np.matmul(a, b)
        numpy_times.append(time() - begin)

    cuda = torch.cuda.is_available()
    left, right = (torch.as_tensor(x).to("cuda" if cuda else "cpu") for x in (a, b))
    product = left @ right
    for _ in range(repeats):
        if cuda:
            start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
            start.record()
            product = left @ right
            end.record()
            torch.cuda.synchronize()
            torch_times.append(start.elapsed_time(end) / 1000)
        else:
            begin = time()
            product = left @ right
            torch_times.append(time() - begin)
    return {
        "numpy_seconds": sorted(numpy_times)[repeats // 2],
        "torch_seconds": sorted(torch_times)[repeats // 2],
        "max_difference": float((torch.from_numpy(result) - product.cpu()).abs().max()),
    }
