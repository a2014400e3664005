# attack: Executes programs, also ones of its own making and ones without a file.
# verdicts: test_attack=failed
# manages: \[\]
# bare: true
import os
import subprocess


def attack(n):
    managed = []
    with open("program", "w") as file:
        file.write("#!/bin/sh\nexit 0\n")
    try:
        os.chmod("program", 0o4755)
    except OSError:
        pass
    for command in ("/bin/true", "./program", "/bin/su"):
        try:
            if (
                subprocess.run([command], stdin=subprocess.DEVNULL, capture_output=True, timeout=1).returncode
                == 0
            ):
                managed.append(command)
        except (OSError, subprocess.SubprocessError):
            pass
    return managed
