"""Why a layer is missing, and the command for it, read from the settings of a machine."""

from pathlib import Path

import pytest

from grader.sandbox.confine.remedies import remedy


def machine(root: Path, files: dict[str, str]) -> str:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")
    return f"{root}/"


@pytest.mark.parametrize(
    ("files", "cause", "command"),
    [
        (
            {"proc/sys/kernel/apparmor_restrict_unprivileged_userns": "1"},
            "apparmor",
            "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
        ),
        (
            {"proc/sys/kernel/unprivileged_userns_clone": "0"},
            "unprivileged",
            "sudo sysctl -w kernel.unprivileged_userns_clone=1",
        ),
        (
            {"proc/sys/user/max_user_namespaces": "0"},
            "no_user_namespaces",
            "sudo sysctl -w user.max_user_namespaces=15000",
        ),
        ({"proc/sys/user/max_user_namespaces": "9000"}, "namespaces", None),
    ],
)
def test_a_setting_that_refuses_namespaces_is_named(tmp_path, files, cause, command):
    assert remedy("user_ns", machine(tmp_path, files)) == (cause, command)


def test_in_a_container_it_is_the_container_that_is_started_anew(tmp_path):
    cause, command = remedy("pid_ns", machine(tmp_path, {".dockerenv": ""}))

    assert cause == "container"
    assert command is not None
    assert "--security-opt seccomp=unconfined" in command


def test_landlock_is_put_in_front_of_the_other_modules(tmp_path):
    _, command = remedy("landlock", machine(tmp_path, {"sys/kernel/security/lsm": "capability,yama"}))

    assert command is not None
    assert "lsm=landlock,capability,yama " in command


def test_of_what_is_not_known_nothing_is_said(tmp_path):
    assert remedy("session", f"{tmp_path}/") == (None, None)
