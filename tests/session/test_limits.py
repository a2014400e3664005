"""Each limit of the sandbox has a message of its own, and honest torch code fits below all of them."""

import sys

import pytest

from tests.builders import Exercise, Graded, grade

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits are Linux's")

SPACES = "user_ns,pid_ns,net_ns,ipc_ns,uts_ns,mount_ns"
MEGABYTES, SECONDS = 512, 20
CHECKS = """
import torch


def test_it(student):
    assert student.f() == 1
"""


def student(body: str) -> Exercise:
    lines = "".join(f"    {line}\n" for line in body.strip("\n").split("\n"))
    return Exercise(checks=CHECKS, student=f"def f():\n{lines}")


# code, verdict, and what the message says in both languages
ONE_PROCESS = {
    "threads": (
        "import threading, time\n"
        "for _ in range(500):\n"
        "    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()",
        "error", "at most 64", "最多 64 个",
    ),
    "forks": ("import os\nos.fork()", "error", "start another process", "启动新的进程"),
    "subprocesses": (
        "import subprocess\nsubprocess.run(['true'])", "error", "start another process", "启动新的进程",
    ),
    "network": (
        "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')",
        "error", "the network", "连接网络",
    ),
    "descriptors": (
        "files = [open('/dev/zero') for _ in range(2000)]", "error", "at most 256", "最多 256 个",
    ),
    "file_size": (
        "with open('x', 'wb') as file:\n    for _ in range(40):\n        file.write(bytes(1 << 20))",
        "error", "at most 32 MB", "最多 32 MB",
    ),
    "many_files": (
        "for i in range(6000):\n    open(f'x{i}', 'w').close()", "error", "4096 files", "4096 个文件",
    ),
    "all_files": (
        "for i in range(9):\n    with open(f'x{i}', 'wb') as file:\n        file.write(bytes(20 << 20))",
        "error", "64 MB", "64 MB",
    ),
    "reply_items": ("return [0] * 20_000_000", "failed", "too large to be handed", "太大"),
    "reply_bytes": (
        "import torch\nreturn torch.zeros(80_000_000)", "failed", "too large to be handed", "太大",
    ),
    "reply_shared": (
        "x = [1]\nfor _ in range(25):\n    x = [x, x]\nreturn x", "failed", "too large to be handed", "太大",
    ),
    "library": (
        "raise ImportError('libtorch_cpu.so: failed to map segment from shared object')",
        "memory", "512 MB", "512 MB",
    ),
    "reply_depth": (
        "a = []\nfor _ in range(100_000):\n    a = [a]\nreturn a",
        "failed", "nested too deeply", "嵌套得太深",
    ),
    "memory": ("return bytearray(1 << 36)", "memory", "512 MB", "512 MB"),
    "recursion": ("return f()", "error", "calling itself", "不停地调用自己"),
}  # fmt: skip
MANY_PROCESSES = {
    "tree_memory": (
        "import os, time\n"
        "for _ in range(6):\n"
        "    if os.fork() == 0:\n"
        "        kept = b'x' * (120 << 20)\n"
        "        time.sleep(60)\n"
        "time.sleep(60)",
        "memory", "used more memory together", "合起来用的内存",
    ),
    "tree_processes": (
        "import os, time\n"
        "for _ in range(300):\n"
        "    if os.fork() == 0:\n"
        "        time.sleep(60)\n"
        "time.sleep(60)",
        "crashed", "too many processes", "启动的进程和线程太多",
    ),
}  # fmt: skip
HONEST = {
    "large_tensor": "import torch\nreturn int(torch.ones(50_000_000)[-1])",
    "threads_inside_torch": (
        "import torch\n"
        "torch.set_num_threads(4)\n"
        "return int((torch.ones(600, 600) @ torch.ones(600, 600))[0, 0] == 600)"
    ),
    "deep_recursion": "def down(n):\n    return 1 if n == 0 else down(n - 1)\nreturn down(900)",
    "data_loader": (
        "from torch.utils.data import DataLoader\n"
        "return len(list(DataLoader(list(range(8)), batch_size=8, num_workers=0, shuffle=True)))"
    ),
    "temporary_files": (
        "import os, tempfile, torch\n"
        "with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile() as file:\n"
        "    torch.save(torch.ones(1), os.path.join(folder, 'x.pt'))\n"
        "    file.write(b'x')\n"
        "    return int(torch.load(os.path.join(folder, 'x.pt')))"
    ),
}


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    cases = {name: student(case[0]) for name, case in ONE_PROCESS.items()}
    cases["output"] = student("print('x' * 10_000_000)\nreturn 1")
    root = tmp_path_factory.mktemp("limited")
    graded = grade(root, cases, "--memory", MEGABYTES, "--timeout", SECONDS, "--allow-isolation", "process")
    if graded.result["isolation"]["tier"] != "full":
        pytest.skip("this machine gives less than everything")
    return graded


@pytest.mark.parametrize("case", ONE_PROCESS)
def test_a_limit_is_named_in_both_languages(limited: Graded, case: str) -> None:
    check = limited.check(case, "test_it")
    _, verdict, english, chinese = ONE_PROCESS[case]

    assert check["verdict"] == verdict
    assert english in check["messages"]["en"]
    assert chinese in check["messages"]["zh"]


def test_the_report_shows_the_message(limited: Graded) -> None:
    page = limited.page("report.html")

    assert [case for case, (_, _, english, _) in ONE_PROCESS.items() if english not in page] == []


def test_output_that_is_cut_says_so_and_costs_nothing(limited: Graded) -> None:
    check = limited.check("output", "test_it")

    assert check["verdict"] == "passed"
    assert "只保留了前 65536 个字符 | too much output" in check["output"]


@pytest.fixture(scope="module")
def unfiltered(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """Grade where students' code may fork: then a limit for one process holds nothing."""
    cases = {name: student(case[0]) for name, case in MANY_PROCESSES.items()}
    cases["orphan"] = student(
        "import os, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0:\n"
        "        open(os.environ['TMPDIR'] + '/../' + str(os.getpid()) + '.orphan', 'w').close()\n"
        "        time.sleep(600)\n"
        "    os._exit(0)\n"
        "os.wait()\n"
        "return 1"
    )
    root = tmp_path_factory.mktemp("unfiltered")
    options = ("--memory", MEGABYTES, "--timeout", SECONDS, "--allow-isolation", "process")
    env = {"GRADER_DENY_LAYERS": f"{SPACES},uid,seccomp,landlock", "TMPDIR": str(root)}
    return grade(root, cases, *options, env=env)


@pytest.mark.parametrize("case", MANY_PROCESSES)
def test_a_limit_holds_for_all_processes_together(unfiltered: Graded, case: str) -> None:
    check = unfiltered.check(case, "test_it")
    _, verdict, english, chinese = MANY_PROCESSES[case]

    assert check["verdict"] == verdict
    assert english in check["messages"]["en"]
    assert chinese in check["messages"]["zh"]


def test_an_orphan_ends_with_its_worker(unfiltered: Graded) -> None:
    (note,) = unfiltered.out.parent.glob("*.orphan")

    assert unfiltered.check("orphan", "test_it")["verdict"] == "passed"
    assert not _lives(int(note.stem))


def _lives(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as line:
            return line.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


TIERS = {"full": "", "reduced": SPACES, "process": f"{SPACES},landlock,seccomp"}


@pytest.mark.parametrize("tier", TIERS)
def test_honest_torch_code_breathes(tmp_path_factory: pytest.TempPathFactory, tier: str) -> None:
    """With the limits that a course has by default."""
    graded = grade(
        tmp_path_factory.mktemp(tier),
        {name: student(body) for name, body in HONEST.items()},
        "--allow-isolation",
        "process",
        env={"GRADER_DENY_LAYERS": TIERS[tier]},
    )

    assert {name: graded.verdicts(name)["test_it"] for name in HONEST} == dict.fromkeys(HONEST, "passed")


KILLED = """
import os
import signal
from pathlib import Path


def parent(process):
    return int((Path("/proc") / process / "stat").read_text().rpartition(")")[2].split()[1])


def children(process):
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if parent(entry.name) == process:
                found.append(int(entry.name))
        except OSError:
            continue
    return sorted(found)


def workers():
    # the examiner's other child is the zygote; an ordinary user's waits for the one that forks
    zygote = min(one for one in children(os.getppid()) if one != os.getpid())
    found = children(zygote)
    return [one for child in found for one in children(child)] or found


def test_killed_from_outside(student):
    assert student.f(1) == 2
    for worker in workers():
        os.kill(worker, signal.SIGKILL)
    assert student.f(1) == 2
"""


def test_a_worker_that_somebody_else_kills_is_not_the_students_fault(tmp_path_factory) -> None:
    exercise = Exercise(checks=KILLED, student="def f(x):\n    return x + 1\n")
    graded = grade(tmp_path_factory.mktemp("killed"), {"killed": exercise}, "--allow-isolation", "process")
    if "pid_ns" not in graded.result["isolation"]["layers"]:
        pytest.skip("without a pid namespace, a worker could have killed itself")
    check = graded.check("killed", "test_killed_from_outside")

    assert check["verdict"] == "internal"
    assert "stopped from outside" in check["message"]
    assert graded.topic("killed")["score"] is None


def test_a_worker_that_ends_itself_is(tmp_path_factory) -> None:
    exercise = Exercise(checks=CHECKS, student="import os, signal\n\n\ndef f():\n    os.abort()\n")
    graded = grade(tmp_path_factory.mktemp("itself"), {"itself": exercise}, "--allow-isolation", "process")

    assert graded.verdicts("itself") == {"test_it": "crashed"}
