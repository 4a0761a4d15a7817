"""A process that lives long looks for garbage, seldom, and finds it."""

from __future__ import annotations

import subprocess
import sys

import pytest

_CODE = """
import gc, weakref
from steelyard.collecting import steady

class Ring:
    def __init__(self):
        self.own = self

gc.disable()  # as a command begins
steady()
last = weakref.ref(Ring())
kept = [[] for _ in range({made})]
print(gc.isenabled(), last() is None)
"""


@pytest.mark.parametrize(("made", "found"), [(10_000, False), (200_000, True)])
def test_rings_are_found_once_many_objects_were_made(made, found):
    said = subprocess.run([sys.executable, "-c", _CODE.format(made=made)], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["True", str(found)]
