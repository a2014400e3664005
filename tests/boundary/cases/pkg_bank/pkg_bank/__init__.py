"""A bank: accounts, their ledger, and money."""

from . import ledger as book
from .accounts import Account, open_account
from .errors import Broke
from pkg_bank.money.convert import to_cents

__all__ = ["Account", "Broke", "open_account", "to_cents"]

BANK = "First"
