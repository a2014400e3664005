# attack: Hands in a source with NUL bytes, behind which another reader would see nothing.
# verdicts: all=error


def hand_in(path):
    path.mkdir()
    (path / "topic.py").write_bytes(b"x = 1\n\0\nimport os\nos._exit(0)\n")
