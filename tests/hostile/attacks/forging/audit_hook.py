# attack: Adds an audit hook, which nothing can take away, that refuses everything from then on.
# verdicts: test_attack=error test_save=crashed
import sys

REFUSED = []


def hook(event, args):
    if REFUSED:
        raise ValueError("refused")


sys.addaudithook(hook)


def attack(n):
    REFUSED.append(n)
    try:
        open("/dev/null").close()
    finally:
        REFUSED.clear()
    return n * n


def save(path, text):
    REFUSED.append(path)
    open(path, "w").close()
