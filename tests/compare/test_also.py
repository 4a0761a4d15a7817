"""Also is said of what comes beside something in common."""

from __future__ import annotations

import pytest

from compare.making import model, weigh


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (["audio"], ["text"], "M takes audio; N takes text."),
        (["text", "audio"], ["text", "image"], "Beside text, which both take, M also takes audio; N also takes images."),
    ],
)
def test_to_nothing_in_common_nothing_comes_also(one, other, said):
    found = weigh(model("acme/m", "M", {"input_modalities": one}), model("zenith/n", "N", {"input_modalities": other}))
    assert said in [statement.text for statement in found.deep_dive]
