"""One real browser for all tests: its driver keeps a loop running, and bears no other beside it."""

from __future__ import annotations

import os
import shutil

import pytest


def missing(what):
    """A tool that this test needs is not there: skip here, fail in CI."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(what)


def hear(page, errors):
    """Gathers the errors of a page; a transition between pages that a slow machine cut short is none of the page's."""
    page.on("pageerror", lambda error: None if "Transition" in str(error) else errors.append(str(error)))


@pytest.fixture(scope="session")
def chromium():
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        missing("no playwright: pip install playwright")
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        missing("no chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        except Error as error:
            missing(f"chromium does not start: {error}")
        yield started
        started.close()
