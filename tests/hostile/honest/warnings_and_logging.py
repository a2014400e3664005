# honest: Warns, logs and writes to the standard error.
import logging
import sys
import warnings

logging.basicConfig(level=logging.DEBUG)


def attack(n):
    warnings.warn("squares are large")
    logging.info("squaring %s", n)
    print("squaring", n, file=sys.stderr)
    return n * n
