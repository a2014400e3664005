# attack: Hides code behind the cookie of an encoding that no reader shows.
# verdicts: all=error


def hand_in(path):
    path.mkdir()
    (path / "topic.py").write_bytes(b"# -*- coding: utf-7 -*-\n# +AAo-import os; os._exit(0)\nx = 1\n")
