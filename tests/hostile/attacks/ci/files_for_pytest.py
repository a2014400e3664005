# attack: Hands in files that pytest, Python and CI would read beside the solution.
# verdicts: all=error test_total=failed
NAMES = (
    "conftest.py", "pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg", "setup.py", "sitecustomize.py",
    "usercustomize.py", "pytest.py", "test_topic.py", "checks.py", "plugin.pth", "__init__.py", "noxfile.py",
)  # fmt: skip
BAD = "import os\nopen('/tmp/escaped_from_the_sandbox', 'w').close()\nos._exit(0)\n"


def hand_in(path):
    path.mkdir()
    for name in NAMES:
        (path / name).write_text(BAD)
    (path / "topic.py").write_text("def total(values):\n    return 0.0\n")
