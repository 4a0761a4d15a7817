"""The fixed sentences of a page: why a section is empty or nothing decides. Everything else is said of this pair alone."""

from __future__ import annotations

from typing import Final

NO_SHARED: Final = "Which answers better can't be told: they share no benchmark."
NOT_ALIKE: Final = "Which answers better can't be told: no benchmark was run alike on them."
NO_CODE: Final = "Which codes better can't be told: they share no coding benchmark."
CODE_UNLIKE: Final = "Which codes better can't be told: no coding benchmark was run alike on them."
READ_UNLIKE: Final = "Which is better can't be told: no benchmark was run alike on them."
NO_RESULTS: Final = "No benchmark result of theirs is on record."
NONE_BY_THEN: Final = "No benchmark result of theirs is on record that is of this day or before."
NOTHING_APART: Final = "The tables above say all that is on record."
NOTHING_COMPARED: Final = "Nothing on record of them can be held side by side."
NOTHING_FOR: Final = "No condition on record singles {} out."
SAME_INPUTS: Final = "The same inputs given to each would tell."
UNTOLD: Final = "which version it means on this day is not documented"

FRAME: Final = (NO_SHARED, NOT_ALIKE, READ_UNLIKE, NO_RESULTS, NOTHING_APART, NOTHING_COMPARED, NOTHING_FOR, SAME_INPUTS)
"""Those that may stand on any number of pages; the others are rare."""
