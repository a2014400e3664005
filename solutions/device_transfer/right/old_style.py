# The chapter's t.cuda() and t.cpu(), chosen by the device.
import torch


def describe(t: torch.Tensor) -> dict[str, object]:
    """Return the shape, dtype and device of t."""
    return {"shape": t.shape, "dtype": t.dtype, "device": t.device}


def best_device() -> torch.device:
    name = "cuda" if torch.cuda.device_count() > 0 else "cpu"
    return torch.device(name)


def to_device(t: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    return t.cuda() if torch.device(device).type == "cuda" else t.cpu()


def add_on(a: torch.Tensor, b: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    a, b = (to_device(x, device) for x in (a, b))
    return torch.add(a, b)


def back_to_cpu(t: torch.Tensor) -> torch.Tensor:
    """Return t on the CPU."""
    return t.cpu()
