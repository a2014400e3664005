"""torch on the CPU in a worker with every layer: what students' code does must go on working."""

import json
import os
import subprocess
import sys

import pytest

PROGRAM = """
import json, os, sys
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
import torch
torch.set_num_threads(1)
from grader.sandbox.confine import become_host, choose_plan, confine_self, fork_worker, make_home, remove_home
from grader.sandbox.limits import Limits

def multiply():
    return (torch.ones(300, 300) @ torch.ones(300, 300)).sum().item()

def differentiate():
    x = torch.ones(3, requires_grad=True)
    (x * x).sum().backward()
    return x.grad.tolist()

def train():
    model = torch.nn.Linear(1, 1)
    optimiser = torch.optim.Adam(model.parameters())
    before = model.weight.item()
    model(torch.ones(1, 1)).sum().backward()
    optimiser.step()
    return model.weight.item() != before

def use_threads():
    torch.set_num_threads(2)
    return (torch.ones(600, 600) @ torch.ones(600, 600))[0, 0].item()

def save():
    torch.save({"a": torch.arange(3)}, "tensors.pt")
    return torch.load("tensors.pt")["a"].tolist()

def load_batches():
    data = torch.utils.data.TensorDataset(torch.arange(4))
    return [batch[0].tolist() for batch in torch.utils.data.DataLoader(data, batch_size=2)]

def allocate_too_much():
    try:
        torch.ones(1 << 31)
    except (MemoryError, RuntimeError) as error:
        return type(error).__name__

def read_outside():
    try:
        return torch.load("/etc/passwd")
    except OSError as error:
        return type(error).__name__

WORKS = (
    multiply, differentiate, train, use_threads, save, load_batches, allocate_too_much, read_outside
)
plan, probes = choose_plan(Limits())
reader, writer = os.pipe()
host = os.fork()
if host == 0:
    try:
        become_host(plan)
        for work in WORKS:
            home = make_home(plan)
            worker = fork_worker(plan)
            if worker == 0:
                try:
                    confine_self(plan, [writer], home)
                    said = work()
                except BaseException as error:
                    said = repr(error)
                os.write(writer, json.dumps([work.__name__, said]).encode() + b"\\n")
                os._exit(0)
            os.waitpid(worker, 0)
            remove_home(plan, home)
    finally:
        os._exit(0)
os.close(writer)
with os.fdopen(reader) as lines:
    said = dict(json.loads(line) for line in lines)
os.waitpid(host, 0)
json.dump([plan.tier, said], sys.stdout)
"""


@pytest.fixture(scope="module")
def said():
    """Return what each piece of work gave, each done in a fresh worker."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    tier, values = json.loads(done.stdout)
    return {"tier": tier, **values}


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ("multiply", 300.0**3),
        ("differentiate", [2.0] * 3),
        ("train", True),
        ("use_threads", 600.0),
        ("save", [0, 1, 2]),
        ("load_batches", [[0, 1], [2, 3]]),
        ("allocate_too_much", "RuntimeError"),
    ],
)
def test_work_is_done(said, work, expected):
    assert said[work] == expected


@pytest.mark.skipif(not os.path.exists("/etc/passwd"), reason="nothing to be read")
def test_nothing_outside_is_read(said):
    if said["tier"] == "process":
        pytest.skip("nothing hides files here")

    assert said["read_outside"] in ("FileNotFoundError", "PermissionError")
