"""However many days, workloads and filters people ask about, what is kept for them stays as much."""

from __future__ import annotations

import gc
import subprocess
import sys
from datetime import date, timedelta

import pytest

from steelyard.compare.sheets import Sheet
from steelyard.compare.workload import Workload
from steelyard.faces.book import asked, weighed
from steelyard.faces.book.shelf import Shelf
from steelyard.keeping import ROOMS, room

MANY = 10 * ROOMS


def alive(kind: type) -> int:
    """How many of a kind there are in this process, and are not given back."""
    gc.collect()
    return sum(isinstance(one, kind) for one in gc.get_objects())


def test_the_one_not_asked_about_for_the_longest_makes_room():
    rooms: dict[int, dict[str, int]] = {}
    for place in range(ROOMS):
        room(rooms, place)["first"] = place
    assert room(rooms, 0) == {"first": 0}
    room(rooms, ROOMS)
    assert room(rooms, 0) == {"first": 0}
    assert 1 not in rooms
    assert len(rooms) == ROOMS


@pytest.fixture
def pair(cat):
    return [c.id for c in (cat.contender("gpt-5"), cat.contender("claude-sonnet-4-5"))]


def test_workloads_do_not_pile_up(cat, pair):
    def load(requests: int) -> Workload:
        return Workload(name="asked", why="", requests=requests, input=3_000, output=500)

    for requests in range(1, MANY):
        cat.compare(*pair, workload=load(requests))
    before = alive(Sheet)
    for requests in range(MANY, 3 * MANY):
        cat.compare(*pair, workload=load(requests))
    assert alive(Sheet) == before


def test_days_do_not_pile_up(cat, pair):
    shelf = Shelf(cat)
    last = date.fromisoformat(cat.today)

    def read(days: range) -> tuple[int, int, int]:
        for ago in days:
            day = (last - timedelta(days=ago)).isoformat()
            how = asked.weighing({"at": day})
            found = weighed.compare(shelf, [shelf.contender(id_, how.at) for id_ in pair], how)
            weighed.leaf(shelf, found, how, {"at": day})
        return sum(map(len, cat._views.values())), len(shelf.seats), alive(Sheet)

    before = read(range(MANY, 2 * MANY))
    assert read(range(2 * MANY, 4 * MANY)) == before


def test_ways_of_narrowing_the_endpoints_do_not_pile_up(cat, pair):
    for context in range(1_000, 1_000 + 3 * MANY):
        found = cat.compare(*pair, needs=(f"min_context={context}",))
        assert found.cheapest
    assert max(len(one.cheapest) for one in gc.get_objects() if isinstance(one, Sheet)) <= MANY


_PAGES = """
import random
from steelyard.faces.web.packing import packed
from steelyard.faces.web.shelved import Answer, Kept

def rss():
    return int(open("/proc/self/statm").read().split()[1]) * 4096

draw = random.Random(7)
words = ["%x" % draw.randrange(16**6) for _ in range(500)]
kept, shelf = Kept(most=16 * 2**20), object()
kept.get(shelf, ())
before = rss()
for number in range(1500):
    page = " ".join(draw.choices(words, k=15_000)).encode()
    kept.put(shelf, (str(number),), Answer(200, [], packed(page, "zstd")[0]))
print(kept.size, rss() - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="how much memory a process has is read as Linux tells it")
def test_kept_answers_take_little_more_room_than_they_are_long():
    said = subprocess.run([sys.executable, "-c", _PAGES], capture_output=True, text=True, check=True)
    size, grown = map(int, said.stdout.split())
    assert size > 12 * 2**20
    assert grown < 2 * size
