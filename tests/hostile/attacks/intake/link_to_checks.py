# attack: Hands in links to files of the machine, and to the hidden checks.
# verdicts: all=error


def hand_in(path):
    path.mkdir()
    (path / "topic.py").symlink_to("../../course/exercises/topic/checks.py")
    (path / "passwd.py").symlink_to("/etc/passwd")
    (path / "everything").symlink_to("/")
