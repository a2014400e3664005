import importlib
from dataclasses import dataclass

from . import ledger
from .errors import Broke


@dataclass
class Account:
    owner: str
    amount: int = 0

    def pay(self, other, amount):
        if amount > self.amount:
            raise Broke(amount - self.amount)
        self.amount -= amount
        other.amount += amount
        ledger.note(self.owner, other.owner, amount)


def open_account(owner, amount=0):
    return Account(owner, amount)


def fee_of(amount):
    return amount * importlib.import_module("pkg_bank.ledger").RATE
