# Adds where it should multiply.
import torch


def multiply(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return a + b


def basic_operations(a: torch.Tensor, b: torch.Tensor) -> dict[str, torch.Tensor]:
    """Return sum, difference, product and quotient, each entry by entry."""
    return {"add": a + b, "subtract": a - b, "multiply": a * b, "divide": a / b}


def scale(k: float, a: torch.Tensor) -> torch.Tensor:
    """Return a with every entry times the number k."""
    return k * a


def cross(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Return a × b for vectors of three entries: (a₁b₂ − a₂b₁, a₂b₀ − a₀b₂, a₀b₁ − a₁b₀)."""
    return torch.linalg.cross(a, b)
