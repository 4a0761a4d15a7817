"""Finished answers, kept as they go over the wire; bounded in bytes, and dropped with the snapshot that they are of."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

import msgspec

MOST: Final = 64 * 2**20
_EACH: Final = 2048
"""What the records around an answer take, however small it is."""
Headers = list[tuple[bytes, bytes]]


class Answer(msgspec.Struct, frozen=True, gc=False):
    """A status, headers and a body in its encoding."""

    status: int
    headers: Headers
    body: bytes


class Kept:
    """The answers of one shelf, by what was asked; those not asked for longest go first."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.size = 0
        self._of: object = None
        self._answers: OrderedDict[tuple[str, ...], Answer] = OrderedDict()

    def get(self, of: object, key: tuple[str, ...]) -> Answer | None:
        """What was answered before, from the same shelf."""
        if of is not self._of:
            self._of, self.size = of, 0
            self._answers.clear()
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
        return found

    def put(self, of: object, key: tuple[str, ...], answer: Answer) -> None:
        """Keep an answer, its body as a copy: what packed it made room for the page as it was before, in which nothing else of
        that size would fit again.
        """
        if of is not self._of or len(answer.body) > self.most // 8:
            return
        answer = msgspec.structs.replace(answer, body=bytes(memoryview(answer.body)))
        before = self._answers.pop(key, None)
        self.size += weight(key, answer) - (weight(key, before) if before else 0)
        self._answers[key] = answer
        while self.size > self.most:
            self.size -= weight(*self._answers.popitem(last=False))


def weight(key: tuple[str, ...], answer: Answer) -> int:
    """About how many bytes an answer takes to keep, what was asked and the headers with it."""
    return _EACH + sum(map(len, key)) + sum(len(name) + len(value) for name, value in answer.headers) + len(answer.body)
