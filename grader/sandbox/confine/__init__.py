"""Raise the isolation layers round a worker, and prove that they hold."""

from grader.sandbox.confine.home import make_home, remove_home
from grader.sandbox.confine.host import become_host, fork_worker
from grader.sandbox.confine.identity import shield_self
from grader.sandbox.confine.layers import LAYERS, Plan, Tier
from grader.sandbox.confine.worker import confine_self

__all__ = [
    "LAYERS",
    "Plan",
    "Tier",
    "become_host",
    "confine_self",
    "fork_worker",
    "make_home",
    "remove_home",
    "shield_self",
]
