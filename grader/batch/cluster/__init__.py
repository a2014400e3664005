"""Grading on other machines, behind the same interface as the local engine.

```
command line ── ClusterEngine ──► dask scheduler ──► dask worker (a node): NodeHost ── host, as on one machine
                 bundle.py          (the site's)        node.py
```
The engine (`engine.py`) asks each node for its terms (`terms.py`): a node with another grader or torch, or
with less isolation than was asked for, gets no work. The course travels as a bundle (`bundle.py`) that a node
unpacks once; a submission travels as the bytes of its job, and what comes back are the bytes of what the
session answered. The engine places every job itself (`nodes.py`), so it knows what a dead node was doing.
Whoever may talk to scheduler and nodes is trusted, as dask has it: its messages are pickles.
"""
