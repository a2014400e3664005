# attack: Looks for tokens of a CI service, and writes to the files by which steps talk to it.
# verdicts: test_attack=failed
# manages: \[\]
import os


def attack(n):
    managed = []
    for name in (
        "GITHUB_ENV",
        "GITHUB_OUTPUT",
        "GITHUB_PATH",
        "GITHUB_STEP_SUMMARY",
        "GITHUB_TOKEN",
        "ACTIONS_RUNTIME_TOKEN",
        "CI",
    ):
        if name in os.environ:
            managed.append(name)
    return managed
