# Moves a and leaves b where it is.
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
    """Return t on device."""
    return t.to(device)


def add_on(a: torch.Tensor, b: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    return a.to(device) + b


def back_to_cpu(t: torch.Tensor) -> torch.Tensor:
    """Return t on the CPU."""
    return t.cpu()
