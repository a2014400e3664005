# attack: Hands in a pipe, from which nobody can read to the end.
# verdicts: all=error
import os


def hand_in(path):
    path.mkdir()
    os.mkfifo(path / "topic.py")
