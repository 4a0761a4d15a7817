"""How far the order holds: the weight of a criterion, or a price, at which it turns."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Final

from steelyard.compare.comparison import Bill
from steelyard.compare.relations import Relation

_MILLION: Final = Decimal(1_000_000)
_FINE: Final = Decimal("0.0001")
_DIGITS: Final = 40


def turning_weight(relation: Relation, criterion: str, target: float) -> float | None:
    """How much a criterion must weigh to turn the order: the share of all weights at which the other is ahead by a tenth,
    as much as counts, the rest of the weights keeping their proportions. Nothing is said where no share turns it, or only
    one at which hardly anything else would count.
    """
    place = [s.criterion for s in relation.standings].index(criterion)
    lead, weight = relation.standings[place].lead, relation.weights[place]
    rest = 1 - weight
    if not lead or rest <= 0:
        return None
    others = (relation.score - weight * lead) / rest
    turn = (target - others) / (lead - others) if others != lead else -1.0
    return turn if weight < turn < 1 else None


def equal_price(dear: Bill, cheap: Bill) -> Decimal | None:
    """The output price of the dearer at which both bills are equal, where some price above zero does that."""
    if dear.total is None or cheap.total is None:
        return None
    gap = Decimal(dear.total) - Decimal(cheap.total)
    lines = [t for t in dear.terms if t["meter"] == "output" and t["usd"] and not t["tier"]]
    if gap <= 0 or len(lines) != 1 or not Decimal(lines[0]["quantity"]):
        return None
    with localcontext() as context:
        context.prec = _DIGITS
        price = Decimal(lines[0]["usd"]) - gap * _MILLION / Decimal(lines[0]["quantity"])
        return price.quantize(_FINE, ROUND_HALF_UP) if price >= Decimal("0.01") else None
