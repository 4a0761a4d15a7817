"""What people and programs get wrong in an address: one clear line at once, never a fault, never another meaning."""

from __future__ import annotations

import html
import re

import httpx
import pytest

from steelyard.faces.web.shelved import Answer, Kept, weight
from web.conftest import Server
from web.test_addresses import PAIR, B

HUGE = ("1e999999", "1e999999k", "1e99999", "1e309", "9" * 200, "1e-99999999", "nan", "inf", "-1", "0x10", "٣e٩٩٩٩")


@pytest.mark.parametrize("number", HUGE)
@pytest.mark.parametrize(
    "address",
    ["/models?min_context={}", "/models?page={}", "/models?max_input_price={}", f"{PAIR}?input={{}}", f"{PAIR}?batch={{}}",
     f"{PAIR}?min_context={{}}", f"{PAIR}?max_output_price={{}}", f"{PAIR}?weights=cost={{}}",
     "/api/models?limit={}", f"/api/cost?models={B}&input={{}}"],
)  # fmt: skip
def test_no_number_is_worked_out_before_it_is_bounded(client, address, number):
    """One of a million digits would keep the server busy for minutes."""
    assert client(address.format(number)).status_code == 400


@pytest.mark.parametrize(
    ("query", "said"),
    [("input=3000&input=500", "input is given twice, as 3000 and 500"), ("requests=1,5", "whole number"),
     ("input=3000,500", "whole number"), ("open_weights=perhaps", "1 or 0 is needed")],
)  # fmt: skip
def test_two_numbers_are_never_read_as_one(client, query, said):
    answer = client(f"{PAIR}?{query}")
    assert answer.status_code == 400
    assert said in answer.text


def test_a_number_may_be_grouped_and_the_same_said_twice(client):
    assert "3,000,000 input" in client(f"{PAIR}?input=3,000,000&input=3,000,000").text


@pytest.mark.parametrize("name", ["open_weights", "retired", "aliases"])
def test_no_is_no(client, name):
    def total(query):
        return client(f"/api/models{query}").json()["total"]

    assert total(f"?{name}=0") == total(f"?{name}=false") == total("")
    assert total(f"?{name}=1") != total("")


@pytest.mark.parametrize(
    ("address", "said"),
    [("/models?page=99999", "page is 99999; this list has"), ("/conflicts?page=99999", "page is 99999; this list has"),
     ("/conflicts?kind=foo", "No conflict is of a kind"), (f"/models/{B}?at=2999-01-01", "is yet to come"),
     (f"/models/{B}?at=2020-01-01", "there was nothing of it")],
)  # fmt: skip
def test_what_a_list_or_a_day_does_not_have_is_said(client, address, said):
    answer = client(address)
    assert answer.status_code == 400
    assert said in answer.text
    assert "noindex" in answer.text


@pytest.mark.parametrize(
    ("address", "to"),
    [(f"/models/{B}/", f"/models/{B}"), (f"/models//{B}", f"/models/{B}"), ("/models/openai", "/creators/openai"),
     ("/providers/Amazon%20Bedrock", "/providers/amazon-bedrock"), ("/creators/OpenAI", "/creators/openai"),
     ("/benchmarks/MMLU-Pro", "/benchmarks/mmlu-pro"), ("/providers//openai", "/providers/openai"),
     (PAIR.replace("/gpt", "//gpt"), PAIR)],
)  # fmt: skip
def test_each_thing_has_one_address(client, address, to):
    answer = client(address)
    assert (answer.status_code, answer.headers["location"]) == (302, to)
    assert client(to).status_code == 200


def test_a_program_may_name_a_model_as_a_reader_does(client):
    assert client("/api/models/gpt-4o-2024-11-20").json() == client(f"/api/models/{B}").json()


def test_answers_without_a_body_are_kept_within_bounds_too():
    kept, shelf = Kept(most=100_000), object()
    kept.get(shelf, ("x",))
    for n in range(1000):
        kept.put(shelf, (f"/compare/a/b?junk={n:0400}",), Answer(302, [(b"location", b"/x" * 200)], b""))
    held = [one for one in range(1000) if kept.get(shelf, (f"/compare/a/b?junk={one:0400}",))]
    assert 0 < len(held) < 100
    assert kept.size <= kept.most
    assert kept.size == sum(weight((f"/compare/a/b?junk={one:0400}",), Answer(302, [(b"location", b"/x" * 200)], b""))
                            for one in held)


def test_only_reading_is_allowed_and_said(client):
    answer = client(PAIR, method="POST")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_what_may_be_kept_for_ever_stays_so_when_it_is_asked_for_again(client):
    style = re.search(r"/static/[^\"]+[.]css", html.unescape(client("/").text))[0]
    first = client(style)
    again = client(style, if_none_match=f'"other", W/{first.headers["etag"]}')
    assert (again.status_code, again.headers["cache-control"]) == (304, first.headers["cache-control"])
    assert client(style, if_none_match=f'{first.headers["etag"]}x').status_code == 200


def test_what_was_asked_for_beyond_the_forms_is_said_with_a_way_out(client):
    page = html.unescape(client(f"{PAIR}?provider=openai&input=500").text)
    assert "endpoints at <b>OpenAI</b>" in page
    assert f'href="{PAIR}?input=500">Lift this' in page
    assert "No endpoint fits" in page
    assert "no endpoint of it fits what was asked for" in page
    assert "Lift this" not in client(PAIR).text


def test_weights_of_ones_own_are_not_called_a_profile(client):
    assert "Weighed by your own weights, at" in client(f"{PAIR}?weights=cost=9,quality=1").text
    assert "Weighed by the cost profile, at" in client(f"{PAIR}?profile=cost").text


def test_a_path_forges_no_line_of_the_access_log(place):
    server = Server(place)
    httpx.get(f"{server.url}/models/x%0a2026-11-27%20forged%1b%5b31m%e2%80%a8")
    _, log = server.stop()
    assert "\\n2026-11-27 forged\\x1b[31m\\u2028" in log
    assert not [line for line in log.splitlines() if line.startswith("2026-11-27 forged")]


def test_an_address_that_is_none_is_refused_before_anything_is_served(place):
    from steelyard.errors import BadInput
    from steelyard.faces.cli import serve

    with pytest.raises(BadInput, match="--base-url is 'foo'"):
        serve.run(serve.parser().parse_args(["--base-url", "foo"]))
