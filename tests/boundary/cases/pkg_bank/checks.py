import importlib
import inspect
from unittest import mock

import pkg_bank
import pkg_bank.ledger
import pytest
from pkg_bank import BANK, Account, Broke, accounts, ledger
from pkg_bank.accounts import fee_of
from pkg_bank.late import STARTED, Late
from pkg_bank.ledger import *
from pkg_bank.money import convert
from pkg_bank.money.convert import to_cents as cents


@pytest.fixture(autouse=True)
def empty():
    assert ledger.clear() == "Account"


def test_the_package_has_what_its_init_imports():
    assert pkg_bank.to_cents(2) == 200
    assert BANK == "First"
    assert sorted(pkg_bank.__all__) == ["Account", "Broke", "open_account", "to_cents"]


def test_modules_by_every_way_are_one():
    assert importlib.import_module("pkg_bank.ledger") is pkg_bank.ledger
    assert ledger is pkg_bank.ledger
    assert pkg_bank.book is ledger
    assert accounts.ledger is ledger


def test_functions_of_sub_modules():
    assert fee_of(3) == 6
    assert cents(3) == 300
    assert convert.with_rate(3) == 6
    assert pkg_bank.money.convert.to_cents(1) == 100
    assert total() == 0
    assert RATE == 2


def test_star_leaves_private_names():
    assert "_private" not in globals()
    assert ledger._private() == "private"


def test_classes_are_the_same_by_every_way():
    assert accounts.Account is Account is pkg_bank.Account
    assert isinstance(pkg_bank.open_account("Ann"), accounts.Account)


def test_state_lives_in_the_sub_module():
    ann, bob = Account("Ann", 10), Account("Bob")
    ann.pay(bob, 4)

    assert ledger.LINES == [("Ann", "Bob", 4)]
    assert ledger.total() == 4
    assert (ann, bob) == (Account("Ann", 6), Account("Bob", 4))


def test_exceptions_of_sub_modules():
    with pytest.raises(Broke, match="5 missing") as caught:
        Account("Ann", 5).pay(Account("Bob"), 10)
    assert caught.value.missing == 5
    with pytest.raises(pkg_bank.errors.Broke):
        cents(-1)


def test_patches_of_a_sub_module(monkeypatch):
    monkeypatch.setattr(ledger, "RATE", 7)
    assert ledger.rate() == 7
    assert fee_of(1) == 7
    monkeypatch.undo()
    assert ledger.rate() == 2
    monkeypatch.setattr("pkg_bank.ledger.RATE", 8)
    assert ledger.rate() == 8


@mock.patch("pkg_bank.ledger.note")
def test_mocks_in_a_sub_module(note):
    Account("Ann", 5).pay(Account("Bob"), 1)

    note.assert_called_once_with("Ann", "Bob", 1)
    assert ledger.total() == 0


def test_mocks_of_a_class_in_a_sub_module():
    with mock.patch.object(accounts.Account, "pay", return_value="paid"):
        assert Account("Ann").pay(None, 3) == "paid"
    with pytest.raises(Broke):
        Account("Ann").pay(None, 3)


def test_what_only_the_check_imports():
    assert STARTED == ["late"]
    assert Late().hello() == "hello from pkg_bank.late"
    assert Late() == Late()
    assert pkg_bank.late.Late is Late


def test_a_broken_module_breaks_itself_alone():
    with pytest.raises(ImportError, match="pkg_bank.nowhere"):
        importlib.import_module("pkg_bank.broken")
    with pytest.raises(ModuleNotFoundError):
        import pkg_bank.broken as _
    assert pkg_bank.to_cents(1) == 100


def test_a_module_that_is_not_there():
    with pytest.raises(ModuleNotFoundError, match="pkg_bank.missing"):
        import pkg_bank.missing as _
    with pytest.raises(ImportError):
        from pkg_bank import missing
    assert not hasattr(pkg_bank, "missing")


def test_signatures():
    assert str(inspect.signature(cents)) == "(amount)"
    assert cents.__name__ == "to_cents"


def test_a_missing_name_fails():
    from pkg_bank.ledger import nobody

    nobody()


def test_another_missing_name_fails():
    assert pkg_bank.ledger.nobody == 1


def test_a_missing_module_fails():
    import pkg_bank.missing

    assert pkg_bank.missing


def test_a_broken_module_fails():
    from pkg_bank.broken import nothing

    nothing()
