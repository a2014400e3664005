# Style: lambdas, requires_grad_ on a finished tensor, einsum, and the name read off the printed form.
import re

import torch

make_leaf, power, power_plus_one, grad_fn_name = (
    lambda value: torch.full((), float(value)).requires_grad_(),
    lambda x: torch.einsum("...,...->...", x, x),
    lambda x: torch.add(torch.square(x), torch.ones_like(x)),
    lambda t: re.sub(r"^<(\w+).*$|^None$", r"\1", str(t.grad_fn)),
)
