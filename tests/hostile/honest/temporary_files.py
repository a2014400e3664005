# honest: Keeps intermediate results in temporary files and folders.
import json
import tempfile
from pathlib import Path


def attack(n):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "square.json"
        path.write_text(json.dumps({"n": n, "square": n * n}))
        with tempfile.TemporaryFile() as other:
            other.write(path.read_bytes())
        return json.loads(path.read_text())["square"]
