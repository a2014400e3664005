# attack: A zip in a zip in a zip.
# verdicts: all=missing
import io
import zipfile


def hand_in(path):
    data = b"x = 1\n"
    name = "topic.py"
    for _ in range(50):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr(name, data)
        data, name = made.getvalue(), "inner.zip"
    path.with_suffix(".zip").write_bytes(data)
