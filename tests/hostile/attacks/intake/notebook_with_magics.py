# attack: A notebook with shell commands, magics and outputs of megabytes.
# verdicts: all=error
import json


def hand_in(path):
    path.mkdir()
    lines = ["!touch /tmp/escaped_from_the_sandbox\n", "%%bash\n", "%run /etc/passwd\n", "x = 1\n"]
    cell = {
        "cell_type": "code",
        "metadata": {},
        "source": lines,
        "outputs": [{"text": "x" * 5_000_000}],
        "execution_count": 1,
    }
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (path / "topic.ipynb").write_text(json.dumps(notebook))
