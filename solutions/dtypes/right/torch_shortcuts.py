# Style: vars(torch), nbytes, copies into empty tensors, and trial conversions.
import torch

ALL = {name: value for name, value in vars(torch).items() if isinstance(value, torch.dtype)}


class Names:
    def __call__(self, name):
        short = name.split(".")[-1]
        try:
            return ALL[short]
        except KeyError as error:
            raise ValueError(f"{short}?") from error


dtype_named = Names()


def cast(t, name, **options):
    return torch.empty(t.shape, dtype=dtype_named(name), **options).copy_(t)


def bytes_used(t):
    return t.nbytes


def result_dtype(a, b):
    return torch.add(a, b).dtype


def fits(value, dtype):
    if dtype.is_floating_point:
        return bool(torch.tensor(float(value), dtype=torch.float64).abs() <= torch.finfo(dtype).max)
    if float(value).is_integer() is False:
        return False
    try:
        torch.tensor(int(value), dtype=dtype)
    except (RuntimeError, OverflowError, ValueError):
        return False
    return torch.iinfo(dtype).min <= int(value)
