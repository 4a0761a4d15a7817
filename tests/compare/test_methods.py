"""How things were decided is told in sentences, and the walls of the room hold."""

from __future__ import annotations

import ast
from pathlib import Path

from steelyard.compare import methods

ROOM = Path(methods.__file__).parent


def test_every_rule_that_decides_has_a_sentence_for_the_reader() -> None:
    for rule, sentence in methods.methods().items():
        assert sentence.endswith("."), rule
        assert len(sentence) > 40, rule


def test_the_room_knows_only_the_catalogue_the_vocabulary_and_what_all_share() -> None:
    allowed = ("steelyard.catalog", "steelyard.compare", "steelyard.vocabulary", "steelyard.errors", "steelyard.keeping")
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            named += [a.name for a in node.names] if isinstance(node, ast.Import) else []
            assert not [n for n in named if n.startswith("steelyard") and not n.startswith(allowed)], path


def test_nothing_here_reads_a_clock_or_draws_lots() -> None:
    for path in ROOM.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for word in ("import time", "import random", "datetime.now", "date.today", " open("):
            assert word not in text, path


def test_the_methodology_page_has_every_rule_in_its_own_words() -> None:
    from steelyard.render.pages.methodology import page

    shown = {s.text for section in page({}, {}).sections for b in section.blocks for s in getattr(b, "sentences", ())}
    assert set(methods.methods().values()) <= shown
    for text in methods.methods().values():
        assert "`" not in text, "a reader of the page knows no parameters"
        assert " None " not in text, text
