"""Our costs are those of genai-prices and model-prices wherever their rates are ours; no difference is without a cause."""

from __future__ import annotations

from decimal import Decimal

import pytest

from compare.peers import PEERS, REQUESTS, SEED, Peer, held
from steelyard.api import Catalogue


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.source)
def test_five_thousand_requests_cost_the_same_or_the_cause_is_known(cat: Catalogue, peer: Peer) -> None:
    found = held(cat, peer, REQUESTS, SEED)
    assert found.unclassified == []
    assert found.equal + sum(found.causes.values()) == REQUESTS
    assert found.equal > REQUESTS * 0.6, found.causes
    assert found.cached > REQUESTS * 0.4
    assert found.crossed > 20


def test_a_peer_with_other_rates_or_other_arithmetic_is_found_out(cat: Catalogue) -> None:
    """The test can fail: a peer that bills a thousandth more has no cause for it."""
    honest = PEERS[0]

    def dearer(request):
        said = honest.ask(request)
        return said and said._replace(total=said.total * Decimal("1.01"))

    found = held(cat, honest._replace(ask=dearer), 200, SEED)
    assert found.equal == 0
    assert len(found.unclassified) > 100
