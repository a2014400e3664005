"""The chapter's ways: .cuda() and .cpu(), where the asked device allows them."""

import torch


def describe(tensor):
    return {"shape": tensor.shape, "dtype": tensor.dtype, "device": tensor.device}


def best_device():
    return torch.device("cuda") if torch.cuda.is_available() else torch.device("cpu")


def to_device(tensor, device):
    if torch.device(device).type == "cuda":
        return tensor.cuda(device)
    if torch.device(device).type == "cpu":
        return tensor.cpu()
    return tensor.to(device)


def add_on(a, b, device):
    return to_device(a, device) + to_device(b, device)


def back_to_cpu(tensor):
    tensor = tensor.cpu()
    return tensor
