# attack: A notebook whose JSON is nested until the reader has no stack left.
# verdicts: all=error


def hand_in(path):
    path.mkdir()
    (path / "topic.ipynb").write_text("[" * 200_000 + "]" * 200_000)
