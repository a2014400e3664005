# attack: Leaves marks in modules, builtins and the environment for whoever is graded next.
# verdicts: test_attack=failed
# manages: \[\]
# copies: 3
import builtins
import os
import sys

import torch


def attack(n):
    places = {"torch": torch, "builtins": builtins, "sys": sys, "double": torch.Tensor}
    found = [name for name, place in places.items() if hasattr(place, "corpus_mark")]
    found += ["environment"] if "CORPUS_MARK" in os.environ else []
    for place in places.values():
        place.corpus_mark = n
    os.environ["CORPUS_MARK"] = str(n)
    return found
