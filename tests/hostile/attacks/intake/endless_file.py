# attack: Hands in a file of many gigabytes with nothing in it.
# verdicts: all=error
import os


def hand_in(path):
    path.mkdir()
    with open(path / "topic.py", "wb") as file:
        os.truncate(file.fileno(), 8 << 30)
