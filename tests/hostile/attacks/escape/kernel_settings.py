# attack: Writes settings of the kernel and of control groups.
# verdicts: test_attack=failed
# manages: \[\]
import glob


def attack(n):
    managed = []
    paths = [
        "/proc/sys/kernel/core_pattern",
        "/proc/sysrq-trigger",
        "/proc/self/oom_score_adj",
        "/proc/self/uid_map",
    ]
    for path in paths + glob.glob("/sys/fs/cgroup/**/cgroup.procs", recursive=True)[:5]:
        try:
            open(path, "w").close()
            managed.append(path)
        except OSError:
            pass
    return managed
