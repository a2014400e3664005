"""`grader doctor`: what this machine can do, and what an administrator could do for it."""

import importlib.util
import json
import os
import platform
from collections.abc import Iterator
from importlib import metadata

import click
import msgspec

from grader import __version__
from grader.batch.host_process import HostProcess
from grader.cli.columns import padded, widest
from grader.cli.options import language_of
from grader.results import Language, Text, Tier
from grader.session.messages import Probe, Setup, Started
from reports.sanitise import plain

_TIERS: dict[Tier, Text] = {
    "full": Text(zh="学生的代码被完全隔离", en="students' code is fully isolated"),
    "reduced": Text(
        zh="学生的代码读不到文件、碰不到其他进程，但没有自己的命名空间",
        en="students' code reaches no files and no processes, but has no namespaces of its own",
    ),
    "process": Text(
        zh="只有进程边界：不能伪造结果，但可以读取文件；默认不评隐藏检查",
        en="the process boundary only: no forged verdicts, but files can be read; hidden checks are refused",
    ),
}
_PACKAGES = ("torch", "numpy", "pytest", "pytest-json-report", "jinja2", "msgspec")
_REMEDY = Text(zh="可以这样得到：", en="to get it: ")
_NO_PROBE = Text(zh="没有失败的探测", en="no probe failed")


class Machine(msgspec.Struct, frozen=True, kw_only=True):
    """What the grader runs on; `devices` are torch's, [] where torch is not installed."""

    system: str
    python: str
    cores: int
    grader: str
    packages: dict[str, str | None]
    devices: list[str]


@click.command("doctor")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language (default: from the locale, else zh).")
@click.option("--json", "as_json", is_flag=True, help="Write everything as JSON to stdout.")
@click.option("--all", "every", is_flag=True, help="Show the probes that passed, too.")
def command(lang: str | None, as_json: bool, every: bool) -> int:
    """Tell machine, torch, devices and the isolation tier, with every probe."""
    has_torch = importlib.util.find_spec("torch") is not None
    setup = Setup(root="/", suite="", limits={}, preload=["torch"] if has_torch else [])
    host = HostProcess(setup)
    try:
        started, _ = host.await_start()
    finally:
        host.close()
    machine = Machine(
        system=f"{platform.system()} {platform.release()} {platform.machine()}",
        python=platform.python_version(),
        cores=os.cpu_count() or 1,
        grader=__version__,
        packages={name: _version(name) for name in _PACKAGES},
        devices=started.devices,
    )
    if as_json:
        told = {"machine": msgspec.to_builtins(machine), "isolation": msgspec.to_builtins(started)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for line in _lines(machine, started, language_of(lang), every):
            click.echo(line)
    return 0


def _lines(machine: Machine, started: Started, language: Language, every: bool) -> Iterator[str]:
    yield f"{machine.system}, Python {machine.python}, {machine.cores} cores, grader {machine.grader}"
    yield ", ".join(f"{name} {version or '–'}" for name, version in machine.packages.items())
    yield f"devices: {', '.join(machine.devices) or '–'}"
    yield f"isolation: {started.tier}, {_TIERS[started.tier].in_language(language)}"
    yield f"layers: {', '.join(started.layers)}"
    shown = [probe for probe in started.probes if every or not probe.passed]
    if not shown:
        yield f"{len(started.probes)} probes, {_NO_PROBE.in_language(language)}"
    wide = widest(probe.name for probe in shown)
    for probe in shown:
        yield from _probe_lines(probe, wide, language)


def _probe_lines(probe: Probe, wide: int, language: Language) -> Iterator[str]:
    mark = "✓" if probe.passed else "✗"
    yield f"  {mark} {padded(probe.name, wide)}  {probe.layer}  {plain(probe.detail)}"
    if probe.remedy:
        yield f"      {_REMEDY.in_language(language)}{plain(probe.remedy)}"


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
