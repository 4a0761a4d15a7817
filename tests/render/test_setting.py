"""How tables are set in HTML: figures with their points under each other, units said, long notes folded beside their label."""

from __future__ import annotations

from html import unescape

from steelyard.render.html import Writer
from steelyard.render.page import Cell, Column, Row, Table
from steelyard.render.safe import named, typeset

HEADS = (Column("Model"), Column("Input", numeric=True))


def written(table: Table) -> str:
    return "".join(Writer().table(table)).replace("&#8199;", "0").replace("&#8200;", ".")


def test_points_of_a_column_that_is_flush_right_stand_under_each_other():
    rows = [Row("a", (Cell("$0.135"),)), Row("b", (Cell("$0.40"),)), Row("c", (Cell("$3"),)), Row("d", (Cell("131K"),))]
    text = written(Table("new", "", HEADS, tuple(rows)))
    for said in ("$0.135</span>", "$0.40</span>0", "$3</span>.000", "131K</span>"):
        assert f'<span class="v">{said}</td>' in text


def test_points_of_results_stand_under_each_other_and_a_rating_does_not_push_them_in():
    rows = [Row(text, (Cell(text), Cell("—"))) for text in ("80.5", "8", "1472")]
    text = written(Table("benchmarks", "Benchmark", (Column("Benchmark"), Column("A"), Column("B")), tuple(rows), ledger=True))
    assert '>0<span class="v">8</span>' in text
    assert 'data-of="A"><span class="v">80.5</span>' in text
    assert 'data-of="A"><span class="v">1472</span>' in text


def test_a_list_without_a_title_of_its_own_still_says_its_unit():
    text = written(Table("new", "", HEADS, (Row("a", (Cell("$1"),)),), "prices in USD per 1M tokens"))
    assert '<caption><span class="vh">new</span> <span class="unit">Prices in USD per 1M tokens</span></caption>' in text


def test_a_long_note_of_a_ledger_folds_under_its_gist_beside_the_label():
    row = Row("EXAM", (Cell("1"),), 7, note="Everything about it.", gist="Run alike")
    text = written(Table("benchmarks", "Benchmark", HEADS, (row,), ledger=True))
    assert '<details class="gist"><summary>Run alike</summary><p>Everything about it.</p></details></th>' in text
    assert 'class="noted"' not in text


def test_prose_has_the_quotes_of_print_and_nothing_gets_through():
    assert typeset("Meta's \"open\" <b> & more") == "Meta&#8217;s &#8220;open&#8221; &lt;b&gt; &amp; more"
    assert unescape(typeset("Meta's \"open\" <b> & more")) == "Meta’s “open” <b> & more"
    assert unescape(typeset("No model is called 'x'.")) == "No model is called ‘x’."
    assert typeset('an odd " alone') == "an odd &quot; alone"


def test_days_and_short_names_do_not_break_at_their_hyphens():
    assert named("GPT-4o (2024-11-20)") == '<span class="nb">GPT-4o</span> (<span class="nb">2024-11-20</span>)'
    assert named("openai/gpt-4o-2024-11-20") == "openai/gpt-4o-2024-11-20"
