import pytest
from amounts import SMALL
from pt_conftest import Account


@pytest.fixture
def account():
    return Account("Ann", SMALL)


@pytest.fixture(autouse=True)
def rate():
    Account.rate = 2
    yield
    Account.rate = 1


@pytest.fixture
def pair(account):
    return account, Account("Bob")
