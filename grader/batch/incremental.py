"""Grade only what changed: take what is known from the store, and put what is new into it."""

from msgspec.structs import replace

from grader.batch.engine import Finished
from grader.batch.fingerprint import Keys
from grader.batch.store import Store, StoredOutcome
from grader.session.messages import Graded, Job


class Incremental:
    """The known outcomes of the jobs that are on their way."""

    def __init__(self, store: Store, keys: Keys) -> None:
        self._store = store
        self._keys = keys
        self._waiting: dict[str, tuple[Job, dict[str, bytes], dict[str, StoredOutcome]]] = {}

    def reduce(self, job: Job) -> Job:
        """Return the job without the topics whose outcome is known; it may have none left."""
        keys = {topic: self._keys.key(topic, job.sources.get(topic)) for topic in job.topics}
        found = self._store.find(keys.values())
        known = {topic: found[key] for topic, key in keys.items() if key in found}
        self._waiting[job.student] = (job, keys, known)
        left = [topic for topic in job.topics if topic not in known]
        return replace(
            job, topics=left, sources={name: job.sources[name] for name in left if name in job.sources}
        )

    def complete(self, finished: Finished) -> Finished:
        """Return the finished job with the topics that were known; keep in the store what is new."""
        job, keys, known = self._waiting.pop(finished.job.student)
        graded = finished.graded
        if graded is None:
            return Finished(job, None, finished.reason)
        new = {
            topic.id: StoredOutcome(
                topic=topic,
                reviews={
                    name: one for name, one in graded.reviews.items() if name.startswith(f"{topic.id}/")
                },
                layers=graded.layers,
            )
            for topic in graded.topics
        }
        # what could not be graded is tried again
        self._store.keep({keys[name]: one for name, one in new.items() if one.topic.status != "not_graded"})
        every = known | new
        reviews = {name: review for one in every.values() for name, review in one.reviews.items()}
        layers = graded.layers or next((one.layers for one in known.values() if one.layers), [])
        topics = [every[topic].topic for topic in job.topics]
        return Finished(job, Graded(topics=topics, reviews=reviews, layers=layers, seconds=graded.seconds))


def nothing(job: Job) -> Finished:
    """Return the finished form of a job that has no topic left."""
    return Finished(job, Graded(topics=[], reviews={}, layers=[], seconds=0.0))
