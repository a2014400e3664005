"""The errors of the grader: whose fault it is shows in the class.

GraderError
├── InputError      theirs: a course, a submission or an option that cannot be used   (exit code 2)
└── InternalError   ours: the grader could not grade                                  (exit code 3)
    ├── LayerLost   an isolation layer that the probe had seen failed later
    ├── EngineLost  the process that grades went away
    └── WorkerKilled  a worker was ended by somebody else
"""


class GraderError(Exception):
    """Base of every error that the grader raises on purpose; its text is one line for a person."""


class InputError(GraderError):
    """Say in one line which thing cannot be used, what was wanted and what was found."""

    def __init__(self, name: object, wanted: str, found: str | None = None) -> None:
        self.name, self.wanted, self.found = str(name), wanted, found
        super().__init__(f"{name}: wanted {wanted}" + (f", found {found}" if found else ""))


class InternalError(GraderError):
    """The grader itself could not do its work; never a student's fault."""


class LayerLost(InternalError):
    """An isolation layer that was there at the probe could not be raised for a worker."""

    def __init__(self, layer: str, reason: str) -> None:
        self.layer, self.reason = layer, reason
        super().__init__(f"isolation layer {layer} was lost: {reason}")


class EngineLost(InternalError):
    """The process that grades ended before its answer came."""


class WorkerKilled(InternalError):
    """A worker was ended by somebody else: a person, or the kernel where the machine's memory is out."""

    def __init__(self, *, out_of_memory: bool) -> None:
        self.out_of_memory = out_of_memory
        why = (
            "the machine ran out of memory"
            if out_of_memory
            else "it was not the grader, nor the worker itself"
        )
        super().__init__(f"a worker was killed from outside: {why}")
