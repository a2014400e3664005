# attack: Hands in folders inside folders, as deep as names may be long.
# verdicts: all=missing


def hand_in(path):
    path.mkdir()
    folder = path
    for _ in range(200):
        folder = folder / "deeper"
        folder.mkdir()
    (folder / "topic.py").write_text("x = 1\n")
