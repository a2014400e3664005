import logging
import warnings

logger = logging.getLogger("shop")


class PriceWarning(UserWarning):
    pass


def price(value):
    if value < 0:
        warnings.warn("negative price", PriceWarning, stacklevel=2)
    return abs(value)


def old():
    warnings.warn("old is deprecated, use new", DeprecationWarning)
    return "old"


def both():
    warnings.warn("first")
    warnings.warn("second", RuntimeWarning)


def quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.warn("unheard")
    return 1


def sell(item):
    logger.info("selling %s", item)
    if not item:
        logger.error("nothing to sell")
