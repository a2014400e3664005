# attack: Leaves files in the folder for temporary files: its own is one that goes with it.
# verdicts: test_attack=failed
import os
import tempfile

NAME = "escaped_from_the_" + "sandbox"


def attack(n):
    for place in ("/tmp", tempfile.gettempdir(), os.getcwd(), os.path.expanduser("~")):
        try:
            with open(os.path.join(place, NAME), "w"):
                pass
            os.mkdir(os.path.join(place, NAME + "-folder"), 0)
        except OSError:
            pass
