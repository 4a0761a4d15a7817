"""What a comparison weighs on the wire, and what its first paint waits for."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from steelyard.faces.book import frame
from steelyard.render.html import style
from web.test_addresses import PAIR

SIX = (
    "/compare?models=openai/gpt-oss-120b,meta/llama-3.3-70b-instruct,moonshotai/kimi-k2.6,deepseek/deepseek-v4-pro,"
    "anthropic/claude-sonnet-4-6,zai/glm-5.1"
)
MOST = 40 * 1024


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip"])
@pytest.mark.parametrize("address", [PAIR, SIX])
def test_a_comparison_is_light_with_everything_that_it_loads(browse, site, address, encoding):
    """Six of the most served models are as heavy as a comparison gets; gzip is allowed a tenth more than the others."""
    page = browse(address)
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    with httpx.Client(headers={"accept-encoding": encoding}) as client:
        sizes = {url: len(raw(client, url)) for url in {page.url, *loaded}}
    assert sum(sizes.values()) <= MOST * (1.1 if encoding == "gzip" else 1), sizes


def raw(client, url):
    """The bytes of an answer as they go over the wire."""
    with client.stream("GET", url) as answer:
        assert answer.status_code == 200
        return b"".join(answer.iter_raw())


def test_the_first_paint_waits_for_one_request_beside_the_page(browse):
    page = browse(PAIR)
    page.wait_for_load_state("networkidle")
    blocking = page.evaluate(
        "performance.getEntriesByType('resource').filter(one => one.renderBlockingStatus === 'blocking').map(one => one.name)"
    )
    assert len(blocking) == 1
    assert blocking[0].endswith(".css")


def test_the_style_goes_out_without_what_only_its_readers_need_and_says_the_same(browse):
    page = browse("/methodology")
    sheet = style() + (Path(frame.__file__).parent / "static" / "web.css").read_text("utf-8")
    ask = "it => { const own = new CSSStyleSheet(); own.replaceSync(it); return [...own.cssRules].map(rule => rule.cssText); }"
    assert page.evaluate(ask, frame.close(sheet)) == page.evaluate(ask, sheet)
    assert "/*" not in frame.close(sheet)
