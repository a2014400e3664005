# Style: the chapter's old constructors, and methods that fill a fresh tensor in place.
import torch


def from_list(data):
    return torch.Tensor(data)


def from_list_as(data, dtype):
    return torch.as_tensor(data, dtype=dtype)


def zeros_long(rows, cols):
    return torch.LongTensor(rows, cols).zero_()


def ones_long(rows, cols):
    return torch.LongTensor(rows, cols).fill_(1)


def random_uniform(rows, cols, generator):
    return torch.Tensor(rows, cols).uniform_(generator=generator)


def uninitialised(rows, cols):
    return torch.FloatTensor(rows, cols)


def like(t, value):
    return t.new_empty(t.shape).fill_(value)
