"""The report speaks the workshop's report language: every word of ours passes the catalogue."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from sim_workshop import words
from tests.exchange.report.counties import written
from tests.exchange.report.full import full_map
from tests.exchange.report.opened import Opened, W


class Pseudo(NullTranslations):
    """A language that can be told from English, with the same names in braces."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    monkeypatch.setattr(words, "_catalogue", lambda code: Pseudo())
    return Opened(written(full_map(practice=True)))


def test_headings_and_heads_of_tables_are_marked(opened: Opened) -> None:
    ours = [line.text for line in opened.lines if line.style == "Table Head"]
    assert [text for text in ours if not text.startswith("⟦")] == []


def test_nothing_of_ours_is_left_in_english(opened: Opened) -> None:
    """Headings that are not an intercept's, a priority's or a person's own words."""
    names = {i.name for i in full_map().intercepts} | {p.title for p in full_map().priorities}
    left = [
        text
        for level, text in opened.headings
        if "⟦" not in text and not any(name in text for name in names) and text != "objective 9"
    ]
    assert left == []


def test_sentences_are_marked(opened: Opened) -> None:
    lead = [line.text for line in opened.lines if line.style in ("Lead", "Source Note", "Caption")]
    scopes = {i.scope for i in full_map().intercepts} | {full_map().workshop.title}
    assert [text for text in lead if "⟦" not in text and text.strip() not in scopes] == []


def test_the_reader_who_asks_does_not_decide_the_language() -> None:
    words.use_language("es")
    try:
        opened = Opened(written(full_map()))
    finally:
        words.use_language("en")
    assert "Summary" in [text for _, text in opened.headings]
    assert "March" in opened.text


def test_a_language_without_a_catalogue_is_not_claimed() -> None:
    opened = Opened(written(full_map(report_language="tlh")))
    spoken = {e.get(f"{W}val") for e in opened.xml("word/styles.xml").iter(f"{W}lang")}
    assert spoken == {"en-US"}
