# Asks for cuda whatever the machine has and whatever device says.
import torch


def describe(t: torch.Tensor) -> dict[str, object]:
    """Return the shape, dtype and device of t."""
    return {"shape": t.shape, "dtype": t.dtype, "device": t.device}


def best_device() -> torch.device:
    return torch.device("cuda")


def to_device(t: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    return t.to("cuda")


def add_on(a: torch.Tensor, b: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    return a.to("cuda") + b.to("cuda")


def back_to_cpu(t: torch.Tensor) -> torch.Tensor:
    """Return t on the CPU."""
    return t.cpu()
