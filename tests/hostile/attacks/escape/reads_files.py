# attack: Reads files of the machine: accounts, hosts, its kernel's log.
# verdicts: test_attack=failed
# manages: \[\]
# bare: /etc/passwd


def attack(n):
    managed = []
    for path in ("/etc/passwd", "/etc/hostname", "/etc/shadow", "/dev/kmsg", "/dev/mem", "/proc/kcore"):
        try:
            with open(path, "rb") as file:
                file.read(1)
            managed.append(path)
        except OSError:
            pass
    return managed
