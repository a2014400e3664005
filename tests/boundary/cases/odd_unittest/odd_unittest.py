class Account:
    interest = 0.02
    count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        type(self).count += 1

    @classmethod
    def joint(cls, *owners):
        return cls(" & ".join(owners))

    @staticmethod
    def valid(amount):
        return amount > 0

    @property
    def rich(self):
        return self.balance > 100

    @rich.setter
    def rich(self, value):
        self.balance = 1000 if value else 0

    def deposit(self, amount):
        if not self.valid(amount):
            raise ValueError(f"bad amount: {amount}")
        self.balance += amount

    def __eq__(self, other):
        return isinstance(other, Account) and self.owner == other.owner

    def __hash__(self):
        return hash(self.owner)

    def __add__(self, other):
        return Account(self.owner, self.balance + other.balance)

    def __iadd__(self, amount):
        self.deposit(amount)
        return self


class Savings(Account):
    interest = 0.05


def fizz(n):
    return "FizzBuzz" if n % 15 == 0 else "Fizz" if n % 3 == 0 else "Buzz" if n % 5 == 0 else n


def fetch(url):
    import urllib.request

    with urllib.request.urlopen(url) as page:
        return page.read().decode()


def roll():
    import random

    return random.randint(1, 6)


def today():
    import datetime

    return datetime.date.today().isoformat()


def wait(n):
    import time

    time.sleep(n)
    return "waited"
