"""The one door to more than one core: the same work mapped in this process, over processes, or over a Ray cluster.

Work is given as what makes it (`make`), called once by each worker, since what it needs (a catalogue, say) can't be sent. Items
are taken as they are needed, few at a time in hand, so that an endless list is no burden; results come as they are done.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Final, Protocol, TypeVar

from steelyard.collecting import steady
from steelyard.errors import BadInput, SteelyardError

T = TypeVar("T")
R = TypeVar("R")
_AHEAD: Final = 2
"""So many items for each worker are under way, so that none waits for the next."""


class Mapper(Protocol):
    """Maps work over items, in whatever order they are done."""

    def __call__(self, make: Callable[[], Callable[[T], R]], items: Iterable[T]) -> Iterator[R]:
        """The results."""


def mapper(workers: int = 1, cluster: str = "") -> Mapper:
    """The mapper for so many workers: in this process for one, else over processes; over Ray where a cluster is named."""
    if cluster:
        return Cluster(workers, cluster)
    return Processes(workers) if workers > 1 else here


def here(make: Callable[[], Callable[[T], R]], items: Iterable[T]) -> Iterator[R]:
    """Builtin map."""
    yield from map(make(), items)


class Processes:
    """Processes of this machine, each started afresh."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def __call__(self, make: Callable[[], Callable[[T], R]], items: Iterable[T]) -> Iterator[R]:
        """The results; SteelyardError where a worker was ended from outside."""
        from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
        from concurrent.futures.process import BrokenProcessPool

        pool = ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"), initializer=_start, initargs=(make,))
        try:
            with pool:
                under_way: set[Future[R]] = set()
                for item in items:
                    under_way.add(pool.submit(_work, item))
                    if len(under_way) >= self.workers * _AHEAD:
                        finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                        yield from (future.result() for future in finished)
                yield from (future.result() for future in under_way)
        except BrokenProcessPool:
            raise SteelyardError("A worker process was ended from outside; was there enough memory? Run it again.") from None


_OWN: list[Callable[[Any], Any]] = []


def _start(make: Callable[[], Callable[[Any], Any]]) -> None:
    Thread(target=_follow, daemon=True).start()
    _OWN[:] = [make()]
    steady()


def _follow() -> None:
    """End with the parent: one that was killed tells its workers nothing, and they would wait for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(item: Any) -> Any:
    return _OWN[0](item)


class Cluster:
    """Actors of a Ray cluster: at an address, or "local" for one of this machine's own."""

    def __init__(self, workers: int, address: str) -> None:
        self.workers, self.address = workers, address

    def __call__(self, make: Callable[[], Callable[[T], R]], items: Iterable[T]) -> Iterator[R]:
        """The results; BadInput where Ray is not installed."""
        try:
            ray: Any = import_module("ray")
        except ModuleNotFoundError:
            raise BadInput("A cluster needs Ray, which is not installed: pip install 'steelyard[ray]'.") from None
        own: dict[str, Any] = {"num_cpus": self.workers, "include_dashboard": False} if self.address == "local" else {}
        ray.init(self.address, logging_level="ERROR", log_to_driver=False, **own)
        try:
            actors = [ray.remote(_Worker).remote(make) for _ in range(self.workers)]
            yield from _spread(ray, actors, items)
        finally:
            ray.shutdown()


class _Worker:
    """One actor."""

    def __init__(self, make: Callable[[], Callable[[Any], Any]]) -> None:
        self.work = make()

    def do(self, item: Any) -> Any:
        return self.work(item)


def _spread(ray: Any, actors: list[Any], items: Iterable[Any]) -> Iterator[Any]:
    """Each actor has the next item at hand while it works on one."""
    free = actors * _AHEAD
    under_way: dict[Any, Any] = {}
    for item in items:
        if not free:
            (done, *_), _ = ray.wait(list(under_way), num_returns=1)
            free.append(under_way.pop(done))
            yield ray.get(done)
        actor = free.pop()
        under_way[actor.do.remote(item)] = actor
    yield from (ray.get(one) for one in under_way)
