# attack: Leaves files wherever somebody else might read them.
# verdicts: test_attack=failed
# manages: \[\]
import os
import sysconfig

NAME = "escaped_from_the_" + "sandbox"
PLACES = (
    "/", "/var/tmp", "/dev/shm", "/run", "/dev/mqueue", "/sys/fs/cgroup", "/root", "/etc", "/usr/lib", "/dev",
    "/proc/self", sysconfig.get_path("purelib"), os.path.dirname(os.__file__),
)  # fmt: skip


def attack(n):
    managed = []
    for place in PLACES:
        try:
            with open(os.path.join(place, NAME), "w"):
                managed.append(place)
        except OSError:
            pass
    return managed
