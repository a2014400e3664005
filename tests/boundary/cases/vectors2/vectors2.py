import math
from functools import total_ordering


@total_ordering
class Vector:
    def __init__(self, *parts):
        self.parts = tuple(parts)

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(*(a + b for a, b in zip(self.parts, other.parts)))
        return NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __sub__(self, other):
        return self + -other

    def __neg__(self):
        return Vector(*(-a for a in self.parts))

    def __pos__(self):
        return self

    def __mul__(self, other):
        if isinstance(other, Vector):
            return sum(a * b for a, b in zip(self.parts, other.parts))
        return Vector(*(a * other for a in self.parts))

    __rmul__ = __mul__

    def __truediv__(self, other):
        return Vector(*(a / other for a in self.parts))

    def __floordiv__(self, other):
        return Vector(*(a // other for a in self.parts))

    def __mod__(self, other):
        return Vector(*(a % other for a in self.parts))

    def __divmod__(self, other):
        return self // other, self % other

    def __rtruediv__(self, other):
        return Vector(*(other / a for a in self.parts))

    def __iadd__(self, other):
        self.parts = (self + other).parts
        return self

    def __imul__(self, factor):
        self.parts = (self * factor).parts
        return self

    def __abs__(self):
        return math.hypot(*self.parts)

    def __bool__(self):
        return any(self.parts)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.parts == other.parts

    def __lt__(self, other):
        return abs(self) < abs(other)

    def __hash__(self):
        return hash(self.parts)

    def __len__(self):
        return len(self.parts)

    def __getitem__(self, index):
        return self.parts[index]

    def __invert__(self):
        return Vector(*reversed(self.parts))

    def __and__(self, other):
        return "and"

    def __or__(self, other):
        return "or"

    def __xor__(self, other):
        return "xor"

    def __lshift__(self, other):
        return Vector(*self.parts[other:], *self.parts[:other])

    def __rshift__(self, other):
        return self << -other

    def __int__(self):
        return int(abs(self))

    def __float__(self):
        return float(abs(self))

    def __complex__(self):
        return complex(*self.parts[:2])

    def __index__(self):
        return len(self)

    def __trunc__(self):
        return Vector(*map(int, self.parts))

    def __floor__(self):
        return Vector(*map(math.floor, self.parts))

    def __ceil__(self):
        return Vector(*map(math.ceil, self.parts))

    def __round__(self, digits=None):
        return Vector(*(round(a, digits) for a in self.parts))

    def __bytes__(self):
        return bytes(int(a) for a in self.parts)

    def __format__(self, spec):
        return "<" + ", ".join(format(a, spec) for a in self.parts) + ">"

    def __repr__(self):
        return f"Vector{self.parts}"

    def __call__(self, function):
        return Vector(*map(function, self.parts))

    def __contains__(self, part):
        return part in self.parts


def centre(vectors):
    return sum(vectors) / len(vectors)
