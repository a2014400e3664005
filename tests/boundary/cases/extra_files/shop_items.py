from typing import NamedTuple

PRICES = {"tea": 3, "milk": 2}


class Item(NamedTuple):
    name: str
    price: int


def price_of(name):
    return PRICES[name]
