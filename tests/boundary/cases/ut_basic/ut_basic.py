class Wallet:
    def __init__(self, amount=0):
        self.amount = amount

    def spend(self, amount):
        if amount > self.amount:
            raise ValueError(f"only {self.amount} left")
        self.amount -= amount

    def __eq__(self, other):
        return isinstance(other, Wallet) and self.amount == other.amount

    def __gt__(self, other):
        return self.amount > other.amount

    def __repr__(self):
        return f"Wallet({self.amount})"


def divide(a, b):
    return a / b


def evens(n):
    return [i for i in range(n) if i % 2 == 0]


def unique(items):
    return set(items)


def merge(a, b):
    return {**a, **b}


def nothing():
    return None


def greeting(name):
    return f"Hello,\n{name}!"


def warn():
    import warnings

    warnings.warn("careful", UserWarning)
