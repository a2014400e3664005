# attack: Hands in files whose names differ in their case alone.
# verdicts: all=error test_total=passed


def hand_in(path):
    path.mkdir()
    for name in ("topic.py", "Topic.py", "TOPIC.PY"):
        (path / name).write_text("def total(values):\n    return sum(values)\n")
