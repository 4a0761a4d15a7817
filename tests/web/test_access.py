"""axe-core finds nothing on any kind of page, by day and by night, wide and narrow."""

from __future__ import annotations

import pytest

from web.test_addresses import PAGES, PAIR, THREE

PICKED = "/models?q=gpt-oss&models=gpt-oss-120b,llama-4-maverick-17b-128e-instruct"
BILLS = "/cost?models=gpt-4o-2024-11-20,llama-4-maverick"
RULES = """axe.run({resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"""


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
@pytest.mark.parametrize("address", [*PAGES, THREE, PICKED, BILLS])
def test_axe_finds_nothing(browse, axe, address, scheme, width):
    high = 6000 if address == PICKED else 900  # what is picked stays in sight over whatever is to be scrolled to
    page = browse(address, color_scheme=scheme, viewport={"width": width, "height": high}, bypass_csp=True)
    for receipt in page.locator("td summary, th summary").all()[:3]:
        receipt.click()
    page.evaluate("scrollTo(0, 0)")  # a head that stays in sight lies over whatever one has scrolled past
    page.add_script_tag(content=axe)
    found = page.evaluate(RULES)["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


MEDIA = [{"forced_colors": "active"}, {"contrast": "more"}, {"contrast": "more", "color_scheme": "dark"}]


@pytest.mark.parametrize("media", MEDIA, ids=str)
def test_axe_finds_nothing_where_the_reader_has_colours_of_their_own(browse, axe, media):
    page = browse(PAIR, bypass_csp=True)
    page.emulate_media(**media)
    page.add_script_tag(content=axe)
    found = page.evaluate(RULES)["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_buttons_can_be_read_where_the_reader_has_colours_of_their_own(browse, scheme):
    """The browser lays the colour of the page behind every text: words in that colour could not be seen."""
    page = browse("/models", forced_colors="active", color_scheme=scheme)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button = page.get_by_role("button", name="Filter")
    assert button.evaluate("it => getComputedStyle(it).color") != paper
    button.hover()
    assert button.evaluate("it => getComputedStyle(it).color") != paper


def test_more_contrast_is_given_where_it_is_asked_for(browse):
    page = browse(PAIR)
    ask = "getComputedStyle(document.documentElement).getPropertyValue('--soft')"
    before = page.evaluate(ask)
    page.emulate_media(contrast="more")
    assert page.evaluate(ask) != before


def test_nothing_moves_where_no_motion_is_wanted(browse):
    page = browse(PAIR, reduced_motion="reduce")
    moving = """[...document.querySelectorAll('*')].filter(one => {
      const style = getComputedStyle(one);
      return parseFloat(style.transitionDuration) > 0 || parseFloat(style.animationDuration) > 0; }).length"""
    assert page.evaluate(moving) == 0


def test_every_state_of_knowing_has_a_form_of_its_own_beside_its_colour(browse):
    """On the page that shows them all: what marks each is neither its colour nor the value itself."""
    page = browse("/methodology")
    rows = page.locator("#statuses tbody tr").evaluate_all(
        """all => all.map(row => { const v = row.querySelector('.v ~ .v, td .v'), style = getComputedStyle(v);
          const beside = row.cells[1].textContent.replace(v.textContent, '');
          return [row.cells[0].textContent, [style.fontStyle, style.fontFamily, style.textDecorationLine,
                  style.textDecorationStyle, getComputedStyle(v, '::before').content, beside].join('|')]; })"""
    )
    forms = dict(rows)
    marked = ("Sources disagree", "An estimate", "Undisclosed", "Not documented")
    assert forms["Agreed"] == forms["One source"]
    assert len({forms["Agreed"], *(forms[name] for name in marked)}) == 5
