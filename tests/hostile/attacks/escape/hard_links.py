# attack: Makes hard links and special files, to keep a hold of what lies outside.
# verdicts: test_attack=failed
# manages: \[\]
import os
import stat


def attack(n):
    managed = []
    for path in ("/etc/passwd", os.__file__, "/proc/self/mem"):
        try:
            os.link(path, "kept")
            managed.append(path)
        except OSError:
            pass
    try:
        os.mknod("disk", stat.S_IFBLK | 0o600, os.makedev(8, 0))
        managed.append("device")
    except OSError:
        pass
    return managed
