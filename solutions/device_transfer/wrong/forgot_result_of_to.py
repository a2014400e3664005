# Calls t.to(device) and drops what it gives back: t itself does not move.
import torch


def describe(t: torch.Tensor) -> dict[str, object]:
    """Return the shape, dtype and device of t."""
    return {"shape": t.shape, "dtype": t.dtype, "device": t.device}


def best_device() -> torch.device:
    """Return the GPU where there is one, else the CPU."""
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("cpu")


def to_device(t: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    t.to(device)
    return t


def add_on(a: torch.Tensor, b: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    a.to(device)
    b.to(device)
    return a + b


def back_to_cpu(t: torch.Tensor) -> torch.Tensor:
    t.cpu()
    return t
