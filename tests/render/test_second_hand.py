"""A page that only reports what another says is called second-hand wherever its receipt is shown."""

from __future__ import annotations

import msgspec
import pytest

from steelyard.render import slips
from steelyard.render.evidence import Slip, Stub
from steelyard.render.markdown import _slip
from steelyard.render.pen import slip_lines

READ = Stub("128K", "Curated", "https://acme.example/m", "2026-11-01", "", "stated", "", "acme/m")


def shown(stub):
    slip = Slip("Context window", "One source", "Only one source says anything.", (stub,))
    return {"terminal": "\n".join(slip_lines("M", slip)), "markdown": _slip("M", slip), "page": slips.slip(slip)}


@pytest.mark.parametrize("face", ["terminal", "markdown", "page"])
def test_only_what_was_read_at_second_hand_is_called_so(face):
    assert "second-hand" in shown(msgspec.structs.replace(READ, secondary=True))[face]
    assert "second-hand" not in shown(READ)[face]
