# attack: Hands in a source that is no UTF-8.
# verdicts: all=error


def hand_in(path):
    path.mkdir()
    (path / "topic.py").write_bytes("x = 'é'\n".encode("utf-16"))
