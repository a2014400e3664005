import numpy as np

WEIGHTS = np.array([0.5, 0.25, 0.25])


def normalise(x):
    return (x - x.mean(axis=0)) / x.std(axis=0)


def one_hot(labels, classes):
    out = np.zeros((len(labels), classes), dtype=np.int8)
    out[np.arange(len(labels)), labels] = 1
    return out


def clip_in_place(x, low, high):
    np.clip(x, low, high, out=x)


def mean_of(x):
    return np.mean(x)


def first_row(x):
    return x[0]


def masked(x):
    return x[x > 0]


def solve(a, b):
    return np.linalg.solve(a, b)


def draw(count):
    return np.random.rand(count)


def stats(x):
    return {"min": x.min(), "argmax": int(x.argmax()), "shape": x.shape, "dtype": x.dtype}


def structured():
    return np.array([True, False]), np.array(["a", "bc"]), np.float32(1.5), np.int64(3)


def split(x):
    return np.split(x, 2)


def identity(x):
    return x


def describe(x):
    return type(x).__name__, x.dtype.name, x.shape, x.flags["C_CONTIGUOUS"]


class Standardiser:
    def fit(self, x):
        self.mean_ = x.mean(axis=0)
        self.std_ = x.std(axis=0)
        return self

    def transform(self, x):
        return (x - self.mean_) / self.std_
