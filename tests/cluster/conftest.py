"""A scheduler for a test, which brings its own workers."""

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster.dask_cluster import Cluster, running_cluster


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler without workers; all that the test starts ends with it."""
    if sys.platform != "linux":
        pytest.skip("nodes of a cluster are tested on Linux")
    if importlib.util.find_spec("distributed") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("the extra [cluster] is not installed")
    with running_cluster(tmp_path / "dask") as running:
        yield running
