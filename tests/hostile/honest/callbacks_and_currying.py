# honest: Builds its functions by currying, partial application and reduction.
from functools import partial, reduce, singledispatch
from operator import add, attrgetter, mul

square = partial(lambda power, base: reduce(mul, [base] * power), 2)


@singledispatch
def attack(n):
    raise NotImplementedError


attack.register(int, square)
total = partial(reduce, add)


def shape(t):
    rows, columns = attrgetter("shape")(t)
    return dict(zip(("rows", "columns"), (rows, columns), strict=True))
