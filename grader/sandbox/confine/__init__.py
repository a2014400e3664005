"""Raise the isolation layers round a worker, and prove that they hold."""

from grader.sandbox.confine.choice import DENY_VARIABLE, Probe, choose_plan
from grader.sandbox.confine.groups import can_make_groups
from grader.sandbox.confine.home import make_home, remove_home
from grader.sandbox.confine.host import become_host, fork_worker
from grader.sandbox.confine.identity import shield_self
from grader.sandbox.confine.layers import LAYERS, NAMESPACES, Plan, Tier
from grader.sandbox.confine.lineage import adopt_orphans, end_strays
from grader.sandbox.confine.tree import Tree, make_tree
from grader.sandbox.confine.worker import confine_self

__all__ = [
    "DENY_VARIABLE",
    "LAYERS",
    "NAMESPACES",
    "Plan",
    "Probe",
    "Tier",
    "Tree",
    "adopt_orphans",
    "become_host",
    "can_make_groups",
    "choose_plan",
    "confine_self",
    "end_strays",
    "fork_worker",
    "make_home",
    "make_tree",
    "remove_home",
    "shield_self",
]
