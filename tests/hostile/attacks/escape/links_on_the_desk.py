# attack: Leaves links, pipes and sockets where the check will read its file.
# verdicts: test_attack=failed test_save=failed
import os


def save(path, text):
    os.symlink("/etc/passwd", path)
    for make in (os.mkfifo, lambda name: os.link("/etc/passwd", name)):
        try:
            make(os.path.join(os.path.dirname(path), "other"))
        except OSError:
            pass


def attack(n):
    return []
