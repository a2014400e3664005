# attack: Changes modes and times of files that it may only read: here to what they are, so that no harm is done.
# verdicts: test_attack=failed
# manages: \[\]
# manages[reduced]: \[\]
# xfail[reduced]: manages: Landlock does not restrict chmod and utime, so the owner's files can be changed
import os
import stat


def attack(n):
    managed = []
    path = os.__file__
    seen = os.stat(path)
    tries = {
        "chmod": lambda: os.chmod(path, stat.S_IMODE(seen.st_mode)),
        "utime": lambda: os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns)),
    }
    for name, attempt in tries.items():
        try:
            attempt()
            managed.append(name)
        except OSError:
            pass
    return managed
