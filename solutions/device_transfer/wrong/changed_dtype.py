# Builds the tensor anew from its numbers, and loses the dtype.
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
    return torch.tensor(t.tolist(), dtype=torch.float32, device=device)


def add_on(a: torch.Tensor, b: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    return a.float().to(device) + b.float().to(device)


def back_to_cpu(t: torch.Tensor) -> torch.Tensor:
    return t.cpu().float()
