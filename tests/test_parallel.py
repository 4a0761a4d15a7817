"""The door to more cores: the same results whichever way, few items in hand, a worker's end said plainly."""

from __future__ import annotations

import os
import signal
import warnings

import pytest

from steelyard.errors import BadInput, SteelyardError
from steelyard.parallel import Cluster, Processes, here, mapper


class Squares:
    """Made once by each worker."""

    def __call__(self):
        here_ = os.getpid()
        return lambda number: (here_, number * number)


class Dies:
    def __call__(self):
        return lambda _: os.kill(os.getpid(), signal.SIGKILL)


class Fails:
    def __call__(self):
        def work(number):
            raise BadInput(f"{number} is none")

        return work


@pytest.fixture(params=["here", "processes", "ray"])
def each(request):
    if request.param == "ray":
        pytest.importorskip("ray", reason="Ray is not installed")
        warnings.simplefilter("ignore")  # of its own, about its own
    return {"here": here, "processes": Processes(2), "ray": Cluster(2, "local")}[request.param]


def test_every_item_is_worked_on_once(each):
    found = list(each(Squares(), range(20)))
    assert sorted(square for _, square in found) == [n * n for n in range(20)]
    workers = {worker for worker, _ in found}
    assert workers == {os.getpid()} if each is here else os.getpid() not in workers


def test_what_goes_wrong_in_a_worker_is_said_as_it_is(each):
    with pytest.raises(BadInput, match="3 is none"):
        list(each(Fails(), [3]))


@pytest.mark.parametrize("each", [here, Processes(2)])
def test_items_are_taken_as_they_are_needed(each):
    taken = []

    def endless():
        for number in range(10**9):
            taken.append(number)
            yield number

    results = each(Squares(), endless())
    for _ in range(3):
        next(results)
    assert len(taken) <= 10
    results.close()


def test_a_worker_that_was_ended_is_no_mystery():
    with pytest.raises(SteelyardError, match="ended from outside"):
        list(Processes(2)(Dies(), range(4)))


def test_the_way_is_chosen_by_how_many_and_where():
    assert mapper() is here
    assert isinstance(mapper(3), Processes)
    assert isinstance(mapper(2, "local"), Cluster)
