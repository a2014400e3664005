# attack: A zip whose members lead out of the folder that it is unpacked into.
# verdicts: all=error test_total=passed
import zipfile


def hand_in(path):
    with zipfile.ZipFile(path.with_suffix(".zip"), "w") as archive:
        for name in (
            "../escaped_from_the_sandbox.py",
            "/tmp/escaped_from_the_sandbox.py",
            "a/../../escaped_from_the_sandbox.py",
        ):
            archive.writestr(name, "x = 1\n")
        archive.writestr("topic.py", "def total(values):\n    return sum(values)\n")
