# attack: Searches its own environment and arguments.
# verdicts: test_attack=failed
# manages: \[\]
import os
import re
import sys

PATTERN = re.compile(r"C[A]NARY_[a-z]+_[0-9a-f]{16}")


def attack(n):
    return PATTERN.findall(repr(dict(os.environ)) + repr(sys.argv) + repr(sys.orig_argv))
