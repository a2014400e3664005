"""What a worker would import or set up at its first call, done once in the process it is forked from."""

import tracemalloc  # noqa: F401 (used by workers, which may not find it any more)


def warm_torch() -> None:
    """Load what calls of torch need later, with one thread: a forked child keeps no others.

    A process that has run one operation on several threads forks children that hang for ever.
    """
    import torch

    import grader.sandbox.recipes
    import grader.sandbox.remote_graph
    import grader.sandbox.worker.machine  # noqa: F401
    from grader.sandbox.worker import modes
    from grader.sandbox.worker.watch import EngineCounter

    torch.set_num_threads(1)
    EngineCounter.install()
    x = torch.ones(2, requires_grad=True)
    (x * x).sum().backward()  # type: ignore[no-untyped-call]
    with modes.record_functions(lambda name: None):
        torch.ones(2).sum()
    with modes.record_sizes(lambda elements: None):
        torch.ones(2).sum()
