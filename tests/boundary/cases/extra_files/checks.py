import importlib
from unittest import mock

import extra_files
import pytest
import shop_cart
from extra_files import buy, reset
from shop_cart import Cart
from shop_items import PRICES, Item


@pytest.fixture(autouse=True)
def empty():
    reset()


def test_the_topic_uses_its_files():
    assert buy("tea") == 3
    assert buy("milk", 2) == 7


def test_the_checks_import_them_too():
    assert isinstance(extra_files.CART, Cart)
    assert importlib.import_module("shop_cart") is shop_cart
    assert extra_files.shop_cart is shop_cart
    assert shop_cart.main_module() == "extra_files"
    assert PRICES == {"tea": 3, "milk": 2}


def test_objects_of_their_classes():
    cart = Cart()
    cart.add(Item("tea", 3))
    cart.add(Item(name="milk", price=2))

    assert cart.total() == 5
    assert len(cart) == 2
    assert cart.items[0] == ("tea", 3)


def test_patches():
    with mock.patch("shop_items.PRICES", {"tea": 10}):
        assert buy("tea") == 10
    reset()
    assert buy("tea") == 3


def test_errors():
    with pytest.raises(KeyError):
        buy("coffee")
    with pytest.raises(TypeError):
        extra_files.fails()


def test_a_broken_file():
    with pytest.raises(RuntimeError, match="on purpose"):
        import shop_broken


def test_a_broken_file_fails():
    import shop_broken

    assert shop_broken
