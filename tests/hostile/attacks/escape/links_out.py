# attack: Leads out of its folder by links, by .. and by descriptors of folders.
# verdicts: test_attack=failed
# manages: \[\]
# bare: passwd
import os


def attack(n):
    managed = []
    os.symlink("/etc/passwd", "link-to-passwd")
    for path in (
        "link-to-passwd",
        "../" * 20 + "etc/passwd",
        "/proc/self/root/etc/passwd",
        "/proc/1/root/etc/passwd",
    ):
        try:
            with open(path):
                managed.append(path)
        except OSError:
            pass
    try:
        folder = os.open("/", os.O_RDONLY | os.O_DIRECTORY)
        os.close(os.open("etc/passwd", os.O_RDONLY, dir_fd=folder))
        managed.append("by descriptor")
    except OSError:
        pass
    os.unlink("link-to-passwd")
    return managed
