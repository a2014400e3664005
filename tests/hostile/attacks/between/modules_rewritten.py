# attack: Rewrites modules, paths and hooks of its interpreter for whoever comes next.
# verdicts: test_attack=failed
# manages: \[\]
# copies: 2
import builtins
import importlib
import sys

import torch

MARK = "marked_by_a_neighbour"


def attack(n):
    found = [one.__name__ for one in (builtins, torch, importlib, sys) if hasattr(one, MARK)]
    for one in (builtins, torch, importlib, sys):
        setattr(one, MARK, True)
    sys.path.insert(0, MARK)
    sys.path_hooks.insert(0, lambda path: None)
    sys.path_importer_cache.clear()
    return [*found, *(path for path in sys.path[1:] if path == MARK)]
