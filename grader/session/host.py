"""The host: a clean process that loads torch once, forks the worker zygote, and becomes the examiner.

It is exec'd with an empty environment. The zygote is forked before a single file of the course is opened,
so no worker can find any of it in its memory.
"""

import contextlib
import gc
import importlib
import os
import shutil
import socket
import sys

from grader.sandbox import confine
from grader.sandbox.limits import Limits
from grader.sandbox.zygote import Zygote
from grader.session.large_pages import use_large_pages
from grader.session.lifetime import end_with
from grader.session.messages import Setup, Started, receive, send


def main(descriptor: int) -> None:
    """Serve the stream of that descriptor until the other side closes it."""
    control = socket.socket(fileno=descriptor)
    setup = receive(control, Setup)
    if setup is None:
        return
    _preload(setup.preload)
    gc.collect()
    gc.freeze()  # or each fork's own collections would write to what all share
    if setup.many:
        use_large_pages()
    spawn, spawned = socket.socketpair()
    report, reported = socket.socketpair()
    host = os.getpid()
    zygote = os.fork()
    if zygote == 0:
        end_with(host)
        for end in (control, spawn, report):
            end.close()
        _run_zygote(setup, spawned, reported)
    spawned.close()
    reported.close()
    confine.shield_self()
    from grader.session.examiner import examine

    try:
        examine(control, setup, spawn, lambda: receive(report, Started))
    except (BrokenPipeError, ConnectionResetError):
        return  # nobody is waiting any more
    except Exception as error:  # the last words of a process: whoever asked shows them in one line
        sys.exit(f"{type(error).__name__}: {error}")
    finally:
        if setup.desks:  # whoever made it may have been killed
            shutil.rmtree(setup.desks, ignore_errors=True)
        spawn.close()
        with contextlib.suppress(ChildProcessError):  # it removes what workers have left before it ends
            os.waitpid(zygote, 0)


def _preload(modules: list[str]) -> None:
    """Import what every submission would import, with one thread: a forked child keeps no others."""
    for name in modules:
        importlib.import_module(name)
    if "numpy" in sys.modules:
        importlib.import_module("numpy.random")  # comes late by itself, and seeds need it
    if "torch" in sys.modules:
        from grader.sandbox.worker.warm import warm_torch

        warm_torch()


def _run_zygote(setup: Setup, control: socket.socket, report: socket.socket) -> None:
    """Probe the isolation, report it, and start workers until the examiner has gone; never return."""
    status = 1
    try:
        plan, probes = confine.choose_plan(Limits(), masked=tuple(setup.masked))
        version, devices = _torch()
        confine.become_host(plan)
        layers = list(plan.layers)
        send(report, Started(tier=plan.tier, layers=layers, probes=probes, torch=version, devices=devices))
        report.close()
        Zygote(control, plan).run()
        status = 0
    except (BrokenPipeError, ConnectionResetError):
        pass  # the examiner has gone, and has said why
    except BaseException as error:  # the last words of a process: whoever asked shows them in one line
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
    finally:
        sys.stderr.flush()
        os._exit(status)


def _torch() -> tuple[str | None, list[str]]:
    """Return torch's version and its devices; none where it is not loaded."""
    torch = sys.modules.get("torch")
    if torch is None:
        return None, []
    devices = ["cpu"]
    devices += [f"cuda:{index}" for index in range(torch.cuda.device_count())]
    devices += ["mps"] if torch.backends.mps.is_available() else []
    return str(torch.__version__), devices


if __name__ == "__main__":
    main(int(sys.argv[1]))
