import shop_cart
from shop_items import Item, price_of

CART = shop_cart.Cart()


def buy(name, count=1):
    for _ in range(count):
        CART.add(Item(name, price_of(name)))
    return CART.total()


def reset():
    CART.items.clear()


def fails():
    return shop_cart.halve("x")
