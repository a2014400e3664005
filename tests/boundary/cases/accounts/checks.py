import copy

import pytest
from accounts import Account, BankError, Savings, open_accounts, richest


def test_attributes():
    account = Account(10, owner="Ann")
    assert account.balance == 10
    assert account.owner == "Ann"
    account.balance = 20
    account.note = "new"
    assert account.balance == 20
    assert account.note == "new"
    del account.note
    assert not hasattr(account, "note")


def test_methods_and_chains():
    account = Account().deposit(5).deposit(6)
    assert account.balance == 11
    account.withdraw(1)
    assert account.balance == 10


def test_method_returns_itself():
    account = Account()
    assert account.deposit(1) is account


def test_exception_with_attributes():
    with pytest.raises(BankError) as info:
        Account(1).withdraw(5)
    assert info.value.missing == 4
    assert "4 missing" in str(info.value)
    assert isinstance(info.value, ValueError)
    assert issubclass(BankError, ValueError)


def test_exception_by_its_base():
    with pytest.raises(ValueError, match="not enough"):
        Account(1).withdraw(5)


def test_property_static_and_class_methods():
    assert Account(0).is_empty is True
    assert Account.currency() == "EUR"
    assert Account.of("Bob").owner == "Bob"
    assert Savings.of("Bob").interest(2) == 0


def test_class_attribute():
    before = Account.count
    Account(1)
    assert Account.count == before + 1
    Account.count = 0
    assert Account.count == 0


def test_text():
    account = Account(3, owner="Ann")
    assert str(account) == "Ann: 3"
    assert repr(account) == "Account(3)"
    assert f"{account:>4}" == "   3"
    assert "%s" % account == "Ann: 3"


def test_comparison():
    assert Account(1) == Account(1)
    assert Account(1) != Account(2)
    assert Account(1) < Account(2)
    assert Account(3) >= Account(2)
    assert not Account(1) == 1
    assert sorted([Account(3), Account(1), Account(2)]) == [Account(1), Account(2), Account(3)]
    assert Account(2) in [Account(1), Account(2)]
    assert max(Account(1), Account(5)).balance == 5


def test_hash():
    assert len({Account(1), Account(1), Account(2)}) == 2
    assert {Account(1): "a"}[Account(1)] == "a"


def test_operators():
    assert (Account(1) + Account(2)).balance == 3
    assert (-Account(4)).balance == -4
    assert len(Account(7)) == 7
    assert bool(Account(0)) is False
    assert Account(1)
    assert 3 in Account(5)
    assert 6 not in Account(5)


def test_items_and_iteration():
    account = Account(2, owner="Ann")
    assert account[0] == "Ann"
    account[1] = 9
    assert account.balance == 9
    assert list(account) == ["Ann", 9]
    owner, balance = account
    assert owner == "Ann" and balance == 9
    with pytest.raises(IndexError):
        account[5]


def test_call():
    assert Account(4)(3) == 12


def test_isinstance():
    savings = Savings(1)
    assert isinstance(savings, Account)
    assert issubclass(Savings, Account)
    assert type(savings) is Savings
    assert type(savings).__name__ == "Savings"
    assert not isinstance(Account(1), Savings)


def test_objects_go_back_in():
    accounts = [Account(1), Account(8), Account(3)]
    assert richest(accounts) is accounts[1]


def test_lists_of_objects():
    accounts = open_accounts(3)
    assert [account.balance for account in accounts] == [0, 1, 2]
    assert richest(accounts) == accounts[-1]


def test_missing_attribute():
    with pytest.raises(AttributeError):
        Account(1).nothing


def test_missing_argument():
    with pytest.raises(TypeError):
        Account(1).deposit()


def test_wrong_total_fails():
    assert Account(1).deposit(1).balance == 3


def test_raises_nothing_fails():
    with pytest.raises(BankError):
        Account(10).withdraw(1)


class Rich(Account):
    def bonus(self):
        return 5

    def deposit(self, amount):
        return super().deposit(amount + self.bonus())


def test_subclass_in_the_check():
    rich = Rich(1)
    rich.deposit(1)
    assert rich.balance == 7
    assert isinstance(rich, Account)
