"""`grader doctor`: what this machine can do, and what an administrator could do for it."""

import importlib.util
import json
import os
import platform
from collections.abc import Iterator
from importlib import metadata
from typing import Literal

import click
import msgspec

from grader import __version__
from grader.batch.host_process import HostProcess
from grader.cli import doctor_texts as texts
from grader.cli.columns import padded, widest
from grader.cli.options import language_of
from grader.results import Language
from grader.sandbox.probes import Probe
from grader.session.messages import Setup, Started
from reports.sanitise import plain

_PACKAGES = ("torch", "numpy", "pytest", "pytest-json-report", "jinja2", "msgspec")


class Machine(msgspec.Struct, frozen=True, kw_only=True):
    """What the grader runs on; `devices` are torch's, [] where torch is not installed.

    `memory` is a key of `doctor_texts.MEMORY`.
    """

    system: str
    python: str
    cores: int
    grader: str
    packages: dict[str, str | None]
    devices: list[str]
    memory: Literal["process", "group", "watch"]


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """A layer of the full tier that workers lack; `cause` is a key of `doctor_texts.CAUSES`."""

    layer: str
    cause: str
    remedy: str | None


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
        memory=_memory(started),
    )
    if as_json:
        told = {
            "machine": msgspec.to_builtins(machine),
            "isolation": msgspec.to_builtins(started),
            "missing": msgspec.to_builtins(_missing(started)),
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for line in _lines(machine, started, language_of(lang), every):
            click.echo(line)
    return 0


def _memory(started: Started) -> Literal["process", "group", "watch"]:
    if "seccomp" in started.layers:
        return "process"
    from grader.sandbox.confine import can_make_groups

    return "group" if can_make_groups() else "watch"


def _missing(started: Started) -> list[Missing]:
    """Return what the full tier has and workers lack; a uid and a user namespace stand for each other."""
    # not at the top: what raises layers needs modules that only Unix has
    from grader.sandbox.confine import DENY_VARIABLE, LAYERS, NAMESPACES

    own_user = {"uid", "user_ns"}
    lacking = [layer for layer in LAYERS if layer not in started.layers and layer not in own_user]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not own_user & set(started.layers):
        lacking.append("uid" if is_root else "user_ns")
    denied = {name.strip() for name in os.environ.get(DENY_VARIABLE, "").split(",")}
    if "user_ns" in denied and not is_root:
        denied |= set(NAMESPACES)  # an ordinary user gets the others by that one
    lost = {probe.layer: probe for probe in started.probes if probe.name == f"raise {probe.layer}"}
    namespaces = next((lost[layer] for layer in NAMESPACES if layer in lost), None)
    found = []
    for layer in lacking:
        probe = lost.get(layer) or (namespaces if layer in NAMESPACES else None)
        cause = "denied" if layer in denied else (probe and probe.cause) or "system"
        remedy = probe.remedy if probe is not None and cause != "denied" else None
        found.append(Missing(layer=layer, cause=cause, remedy=remedy))
    return found


def _lines(machine: Machine, started: Started, language: Language, every: bool) -> Iterator[str]:
    yield f"{machine.system}, Python {machine.python}, {machine.cores} cores, grader {machine.grader}"
    yield ", ".join(f"{name} {version or '–'}" for name, version in machine.packages.items())
    label = {name: text.in_language(language) for name, text in texts.LABELS.items()}
    yield f"{label['devices']}{', '.join(machine.devices) or '–'}"
    yield f"{label['isolation']}{started.tier}, {texts.TIERS[started.tier].in_language(language)}"
    yield f"{label['layers']}{', '.join(started.layers)}"
    yield f"{label['memory']}{texts.MEMORY[machine.memory].in_language(language)}"
    if machine.memory == "watch":
        yield f"  {texts.EXACT.in_language(language)}{texts.DELEGATION}"
    yield from _missing_lines(_missing(started), language)
    yield from _probe_lines(started.probes, language, every)


def _probe_lines(probes: list[Probe], language: Language, every: bool) -> Iterator[str]:
    """Yield how many probes there were, and a line for each that failed, or for each."""
    failed = [probe for probe in probes if not probe.passed]
    text = (texts.FAILED if failed else texts.PASSED).in_language(language)
    more = "" if failed or every else texts.SHOW_ALL.in_language(language)
    yield text.format(number=len(probes), failed=len(failed)) + more
    shown = probes if every else failed
    names = {probe.name: _name(probe, language) for probe in shown}
    wide = widest(names.values())
    for probe in shown:
        mark = "✓" if probe.passed else "✗"
        yield f"  {mark} {padded(names[probe.name], wide)}  {probe.layer:12}  {plain(probe.detail)}"


def _missing_lines(missing: list[Missing], language: Language) -> Iterator[str]:
    """Yield one line for each reason, with the layers that it costs, and the command that helps."""
    reasons = dict.fromkeys((one.cause, one.remedy) for one in missing)
    for cause, remedy in reasons:
        layers = ", ".join(one.layer for one in missing if (one.cause, one.remedy) == (cause, remedy))
        why = texts.CAUSES[cause].in_language(language)
        yield f"{texts.MISSING.in_language(language)}{layers} ({why})"
        if remedy:
            yield f"    {texts.REMEDY.in_language(language)}{plain(remedy)}"


def _name(probe: Probe, language: Language) -> str:
    if probe.name == f"raise {probe.layer}":
        return texts.RAISE.in_language(language) + probe.layer
    return texts.PROBES.get(probe.name, probe.name) if language == "zh" else probe.name


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
