# attack: Hands in a course with checks that pass, and a reference, beside the solution.
# verdicts: all=error test_attack=failed
FILES = {
    "exercises/course.toml": "order = ['topic']\n",
    "exercises/topic/checks.py": "def test_attack(student):\n    pass\n",
    "solutions/topic/reference.py": "def attack(n):\n    return 1\n",
    "result.json": '{"score": 10}',
}


def hand_in(path):
    for name, text in FILES.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text)
    (path / "topic.py").write_text("def attack(n):\n    return 1\n")
