import functools


class BankError(ValueError):
    def __init__(self, missing):
        super().__init__(f"not enough: {missing} missing")
        self.missing = missing


@functools.total_ordering
class Account:
    """An account."""

    count = 0

    def __init__(self, balance=0, *, owner="nobody"):
        self.balance = balance
        self.owner = owner
        type(self).count += 1

    def deposit(self, amount):
        self.balance += amount
        return self

    def withdraw(self, amount):
        if amount > self.balance:
            raise BankError(amount - self.balance)
        self.balance -= amount

    @property
    def is_empty(self):
        return self.balance == 0

    @staticmethod
    def currency():
        return "EUR"

    @classmethod
    def of(cls, owner):
        return cls(owner=owner)

    def __str__(self):
        return f"{self.owner}: {self.balance}"

    def __repr__(self):
        return f"Account({self.balance})"

    def __eq__(self, other):
        return isinstance(other, Account) and other.balance == self.balance

    def __lt__(self, other):
        return self.balance < other.balance

    def __hash__(self):
        return hash(self.balance)

    def __add__(self, other):
        return Account(self.balance + other.balance)

    def __len__(self):
        return self.balance

    def __bool__(self):
        return self.balance > 0

    def __contains__(self, amount):
        return amount <= self.balance

    def __getitem__(self, index):
        return [self.owner, self.balance][index]

    def __setitem__(self, index, value):
        if index == 1:
            self.balance = value

    def __iter__(self):
        return iter([self.owner, self.balance])

    def __call__(self, factor):
        return self.balance * factor

    def __format__(self, spec):
        return format(self.balance, spec)

    def __neg__(self):
        return Account(-self.balance)


class Savings(Account):
    def interest(self, rate):
        return self.balance * rate


def richest(accounts):
    return max(accounts)


def open_accounts(count):
    return [Account(number) for number in range(count)]
