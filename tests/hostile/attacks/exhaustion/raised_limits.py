# attack: Raises its own limits, and those of its processor time.
# verdicts: test_attack=failed
# manages: \[\]
import resource


def attack(n):
    managed = []
    for name in ("RLIMIT_AS", "RLIMIT_NPROC", "RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_CPU"):
        kind = getattr(resource, name)
        soft, hard = resource.getrlimit(kind)
        if hard == resource.RLIM_INFINITY:
            managed.append(f"{name} is not limited")
            continue
        try:
            resource.setrlimit(kind, (hard + 1, hard + 1))
            managed.append(name)
        except (OSError, ValueError):
            pass
    return managed
