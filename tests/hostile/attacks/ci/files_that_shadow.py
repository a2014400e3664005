# attack: Hands in modules that would stand in for torch, numpy, the grader and the standard library.
# verdicts: all=error test_total=passed
BAD = "import os\nopen('/tmp/escaped_from_the_sandbox', 'w').close()\nos._exit(0)\n"


def hand_in(path):
    path.mkdir()
    for name in ("torch.py", "numpy.py", "grader.py", "random.py", "msgspec.py", "os.py"):
        (path / name).write_text(BAD)
    for name in ("grader", "torch", "_pytest"):
        (path / name).mkdir()
        (path / name / "__init__.py").write_text(BAD)
    (path / "topic.py").write_text(
        "import torch, numpy, random\n\n\ndef total(values):\n    return sum(values)\n"
    )
