# attack: A regular expression whose nested quantifiers never end, in C, where no signal handler runs.
# verdicts: test_attack=timeout
import re


def attack(n):
    return re.match(r"(a+)+$", "a" * 60 + "b")
