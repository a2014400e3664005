# attack: Changes the mode and the time of a library's file, looks whether they did change, and changes them back.
# verdicts: test_attack=failed
# manages: \[\]
import os
import stat


def attack(n):
    managed = []
    path = os.__file__
    seen = os.stat(path)
    mode, times = stat.S_IMODE(seen.st_mode), (seen.st_atime_ns, seen.st_mtime_ns)
    by_reading = os.open(path, os.O_RDONLY)
    tries = {
        "chmod": lambda: os.chmod(path, mode ^ 0o001),
        "fchmod": lambda: os.chmod(by_reading, mode ^ 0o001),
        "fchmodat": lambda: os.chmod(os.path.basename(path), mode ^ 0o001, dir_fd=os.open(os.path.dirname(path), 0)),
        "utime": lambda: os.utime(path, ns=(times[0] - 10**9, times[1])),
        "futimens": lambda: os.utime(by_reading, ns=(times[0] - 2 * 10**9, times[1])),
        "chown": lambda: os.chown(path, seen.st_uid, seen.st_gid),
        "setxattr": lambda: os.setxattr(path, "user.escaped", b"x"),
    }
    for name, attempt in tries.items():
        try:
            attempt()
        except OSError:
            continue
        now = os.stat(path)
        if (now.st_mode, now.st_atime_ns) != (seen.st_mode, seen.st_atime_ns) or name in ("chown", "setxattr"):
            managed.append(name)
        undo(path, mode, times)
    return managed


def undo(path, mode, times):
    try:
        os.chmod(path, mode)
        os.utime(path, ns=times)
        os.removexattr(path, "user.escaped")
    except OSError:
        pass
