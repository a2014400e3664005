"""Run only what changed: take what is known from the store, and tell what is new for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from grader.batch.engine import Finished
from grader.gradebook.store import Outcome, Store
from grader.session.messages import Graded, Job


@dataclass(frozen=True)
class Completed:
    """A finished job with the topics that were known, and the outcomes that are new."""

    finished: Finished
    new: Mapping[bytes, Outcome]


class Incremental:
    """The known outcomes of the jobs that are on their way."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: dict[str, tuple[Job, Mapping[str, bytes], dict[str, Outcome]]] = {}

    def reduce(self, job: Job, keys: Mapping[str, bytes]) -> Job:
        """Return the job without the topics whose outcome, under its key, is known; it may have none left."""
        found = self._store.find(list(keys.values()))
        known = {topic: found[key] for topic, key in keys.items() if key in found}
        self._waiting[job.student] = (job, keys, known)
        left = [topic for topic in job.topics if topic not in known]
        return replace(
            job, topics=left, sources={name: job.sources[name] for name in left if name in job.sources}
        )

    def complete(self, finished: Finished) -> Completed:
        """Return the finished job as a whole."""
        job, keys, known = self._waiting.pop(finished.job.student)
        graded = finished.graded
        if graded is None:
            return Completed(Finished(job, None, finished.reason), {})
        new = {topic.id: Outcome(observed=topic, layers=graded.layers) for topic in graded.topics}
        every = known | new
        layers = graded.layers or next((one.layers for one in known.values() if one.layers), [])
        topics = [every[topic].observed for topic in job.topics]
        whole = Finished(job, Graded(topics=topics, layers=layers, seconds=graded.seconds))
        # what could not be judged is tried again
        return Completed(whole, {keys[name]: one for name, one in new.items() if one.observed.judged})


def nothing(job: Job) -> Finished:
    """Return the finished form of a job that has no topic left."""
    return Finished(job, Graded(topics=[], layers=[], seconds=0.0))
