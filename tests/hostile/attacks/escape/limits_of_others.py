# attack: Reads and sets limits, priority and processors of its parent.
# verdicts: test_attack=failed
# manages: \[\]
# bare: limits
import os
import resource


def attack(n):
    parent, managed = os.getppid(), []
    if parent == 0:
        return []  # in a namespace of its own it has none
    tries = {
        "limits": lambda: resource.prlimit(parent, resource.RLIMIT_CORE),
        "priority": lambda: os.setpriority(os.PRIO_PROCESS, parent, 19),
        "processors": lambda: os.sched_setaffinity(parent, os.sched_getaffinity(parent)),
    }
    for name, attempt in tries.items():
        try:
            attempt()
            managed.append(name)
        except OSError:
            pass
    return managed
