# attack: Replaces isinstance and type, by which the worker tells what a value is.
# verdicts: test_attack=crashed
import builtins


def attack(n):
    builtins.isinstance = lambda value, kinds: True
    builtins.type = lambda value: int
