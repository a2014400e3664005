# attack: Hands in a package whose modules are links to the hidden checks, to the reference and to the machine.
# verdicts: all=error


def hand_in(path):
    package = path / "topic"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("from .checks import *\nfrom .reference import *\n")
    (package / "checks.py").symlink_to("../../../course/exercises/topic/checks.py")
    (package / "reference.py").symlink_to("../../../course/solutions/topic/reference.py")
    (package / "everything").symlink_to("/")
