"""What is written for machines: sitemap, robots, llms.txt, the feed; and what is said where nothing is."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import islice
from xml.etree.ElementTree import fromstring

import pytest

from steelyard.catalog.entries import Change, Known
from steelyard.faces.book import changing, popular, texts
from steelyard.faces.book.shelf import Shelf
from web.test_addresses import PAIR, A

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_sitemap_has_every_page_and_what_people_look_for(client, cat):
    answer = client("/sitemap.xml")
    assert answer.headers["content-type"] == "application/xml"
    found = [at.text for at in fromstring(answer.text).iter(f"{MAP}loc")]
    assert len(found) == len(set(found))
    assert all(at.startswith("http://steelyard.test/") for at in found)
    assert sum("/compare/" in at for at in found) > 1000
    assert sum("/models/" in at for at in found) == len(cat.snapshot.summaries)
    for address in found[:: len(found) // 12]:
        page = client(address)
        assert page.status_code == 200
        assert f'<link rel="canonical" href="{address}">' in page.text.replace("&#x2f;", "/")
        assert "noindex" not in page.text
    assert client("/sitemap-1.xml").status_code == 404


def test_a_long_sitemap_is_a_list_of_lists(cat):
    shelf = Shelf(cat, base="https://example.org/llm")
    pairs = list(islice(popular.every(shelf), 900))
    made = dict(texts.sitemaps(shelf, iter(pairs), most=1000))
    index = [at.text for at in fromstring(made.pop("/sitemap.xml")).iter(f"{MAP}loc")]
    assert index == [f"https://example.org/llm/sitemap-{n + 1}.xml" for n in range(len(made))]
    parts = [[at.text for at in fromstring(made[f"/sitemap-{n + 1}.xml"]).iter(f"{MAP}loc")] for n in range(len(made))]
    assert all(len(part) == 1000 for part in parts[:-1])
    whole = [at for part in parts for at in part]
    assert len(whole) == len(set(whole)) == sum(1 for _ in texts.addresses(shelf)) + 900
    exact = dict(texts.sitemaps(shelf, iter(()), most=sum(1 for _ in texts.addresses(shelf))))
    assert list(exact) == ["/sitemap.xml"]


def test_robots_and_language_models_are_told_where_things_are(client):
    assert "\nSitemap: http://steelyard.test/sitemap.xml\n" in client("/robots.txt").text
    text = client("/llms.txt").text
    assert text.startswith("# Steelyard\n\n> ")
    links = re.findall(r"^- \[[^\]]+\]\(([^)]+)\): \S", text, re.MULTILINE)
    assert len(links) == len(re.findall(r"^- ", text, re.MULTILINE)) >= 10
    for link in links:
        assert client(link).status_code == 200, link
    assert sum(link.endswith(".md") for link in links) >= 8


def test_a_site_says_nothing_of_what_it_has_not(cat):
    shelf = Shelf(cat, live=False, twins=(), base="https://example.org")
    assert "/api/" not in texts.llms(shelf)
    assert ".md" not in texts.llms(shelf)
    assert "Sitemap" not in texts.robots(Shelf(cat, live=False))


def test_the_feed_is_atom(client):
    answer = client("/changes.atom")
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = fromstring(answer.text)
    assert feed.tag == f"{ATOM}feed"
    links = {one.get("rel"): one.get("href") for one in feed.findall(f"{ATOM}link")}
    assert links == {"self": "http://steelyard.test/changes.atom", "alternate": "http://steelyard.test/changes"}
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    ids = [one.find(f"{ATOM}id").text for one in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", id_) for id_ in ids)
    moments = [datetime.fromisoformat(one.find(f"{ATOM}updated").text) for one in entries]
    assert moments == sorted(moments, reverse=True)
    for one in entries[:5]:
        assert one.find(f"{ATOM}title").text
        assert client(one.find(f"{ATOM}link").get("href")).status_code == 200


def test_an_entry_keeps_its_id_wherever_it_is_read(cat):
    def ids(base):
        return re.findall(r"urn:uuid:[^<]+", changing.atom(Shelf(cat, base=base)))

    assert ids("https://example.org") == ids("http://127.0.0.1:8400") == ids("")


@pytest.mark.parametrize(("day", "moment"), [("2026-03-04", "2026-03-04"), ("2026-03", "2026-03-01"), ("2026", "2026-01-01")])
def test_a_day_that_is_half_known_is_a_moment_all_the_same(day, moment):
    released = Known("release_date", day, "single", "only_one", "2026-11-01")
    one = Change(day, "released", "a/b", "B <i>", released, "a/b")
    entry = changing._entry(one, "https://example.org/models/a/b", "2026-11-22")
    assert f"<updated>{moment}T00:00:00Z</updated>" in entry
    assert datetime.fromisoformat(re.search(r"<updated>([^<]+)", entry)[1])
    assert "B &lt;i&gt;" in entry


def test_it_says_how_it_is(client, cat):
    said = client("/healthz")
    assert said.json() | {"today": ""} == {"status": "ok", "snapshot": cat.snapshot.digest, "at": cat.snapshot.at, "today": ""}
    assert said.headers["cache-control"] == "no-store"


def test_a_comparison_with_a_wrong_name_leads_to_the_right_one(client):
    text = client("/compare/lama-4-maverik/gpt-4o-2024-11-20").text.replace("&#x2f;", "/")
    assert f'href="{PAIR}"' in text
    assert "canonical" not in text
    assert "noindex" in text


@pytest.mark.parametrize(
    ("address", "nearest"),
    [("/providers/amazonn-bedrock", "/providers/amazon-bedrock"), ("/creators/opennai", "/creators/openai"),
     ("/benchmarks/mmlu-pr", "/benchmarks/mmlu-pro"), ("/models/meta/llama-4-maverik", f"/models/{A}")],
)
def test_the_nearest_names_are_links(client, address, nearest):
    answer = client(address)
    assert answer.status_code == 404
    assert f'href="{nearest}"' in answer.text.replace("&#x2f;", "/")
