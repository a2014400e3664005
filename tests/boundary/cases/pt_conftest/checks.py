import pytest
from amounts import SMALL, double
from pt_conftest import Account, transfer


def test_fixture_of_the_conftest(account):
    assert account.balance == SMALL
    assert account == Account("Ann", 10)
    assert isinstance(account, Account)


def test_autouse_of_the_conftest():
    assert Account.rate == 2


def test_pair(pair, account):
    first, second = pair
    assert first is account
    transfer(first, second, 4)
    assert (first.balance, second.balance) == (6, 4)


def test_helper_module(account):
    assert double(account) == 20


def test_raises(account):
    with pytest.raises(ValueError, match="positive"):
        account.deposit(0)


def test_deposit_fails(account):
    assert account.deposit(1) == 12
