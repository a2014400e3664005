# attack: Replaces isinstance and type, by which the worker tells what a value is.
# verdicts: test_attack=failed|error|crashed test_total=passed|failed|error|crashed test_name=passed|failed|error|crashed test_shape=passed|failed|error|crashed
import builtins


def attack(n):
    builtins.isinstance = lambda value, kinds: True
    builtins.type = lambda value: int
