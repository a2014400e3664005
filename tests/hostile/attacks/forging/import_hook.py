# attack: Stands in for every module that is imported from now on.
# verdicts: test_attack=failed
import builtins
import sys
import types


class Finder:
    def find_spec(self, *args):
        return None


def attack(n):
    sys.meta_path.insert(0, Finder())
    usual = builtins.__import__
    builtins.__import__ = lambda name, *args: (
        types.SimpleNamespace() if name.startswith("_pytest") else usual(name, *args)
    )
