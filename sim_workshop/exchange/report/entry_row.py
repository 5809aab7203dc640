"""One entry of the room as a row: its place, its words with what is known of it, how it stands."""

from __future__ import annotations

from collections.abc import Iterable

from sim_workshop.domain.figures import name_of
from sim_workshop.domain.findings import Entry, Gap, Opportunity, Resource
from sim_workshop.domain.record import Record
from sim_workshop.domain.text import shortened
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.naming import credit
from sim_workshop.exchange.report.signs import detail_line, quoted, status
from sim_workshop.exchange.report.tables import stacked
from sim_workshop.exchange.report.word import Block, Content, Inline, para, run
from sim_workshop.exchange.report.words import listing, stories
from sim_workshop.words import _

ANSWERED = 90
"""Letters of a gap that are quoted beside the idea that answers it."""


def row(facts: Facts, entry: Entry, here: str) -> list[str]:
    """One entry: its place, its words with what is known about it, how it stands."""
    details = detail_line(_details(facts, entry, here))
    return [
        _where(facts, entry, here),
        stacked(
            para("Table Text", entry.text),
            *(para("Table Detail", said) for said in _also_said(facts, entry)),
            para("Table Detail", details) if details else None,
        ),
        _standing(facts, entry),
    ]


# Where.


def _where(facts: Facts, entry: Entry, here: str) -> Block:
    places = run(_places(facts, entry, here), "Strong")
    return stacked(para("Table Text", places), _named(facts, entry, here))


def _places(facts: Facts, entry: Entry, here: str) -> str:
    """The boxes and arrows of this intercept the entry is about; the intercept, where it is all."""
    map_ = facts.map
    named = [p for p in entry.places if map_.intercept(p) is None and p != "cross"]
    at_home = [p for p in named if facts.home_of_place(p) == here] or named
    if at_home:
        return "; ".join(dict.fromkeys(map_.place_name(p) for p in at_home))
    return _("All intercepts") if here == "cross" else _("Whole intercept")


def _named(facts: Facts, entry: Entry, here: str) -> Block | None:
    """The box in the source's words, where ours has another name."""
    said = entry.place_as_written
    if not said or said.casefold() in _places(facts, entry, here).casefold():
        return None
    return para("Table Detail", quoted(said))


# What is known about it.


def _details(facts: Facts, entry: Entry, here: str) -> list[Content]:
    others = [facts.token(home) for home in facts.homes(entry) if home != here]
    return [
        *_of_kind(facts, entry),
        _("For: {who}").format(who=entry.population) if entry.population else "",
        _("Area: {areas}").format(areas=listing(entry.areas)) if entry.areas else "",
        _("Also at {intercepts}").format(intercepts=listing(others)) if others else "",
    ]


def _of_kind(facts: Facts, entry: Entry) -> Iterable[str]:
    if isinstance(entry, Resource):
        named = (
            (_("Run by {said}"), entry.operator),
            (_("Hours: {said}"), entry.hours),
            (_("Serves: {said}"), entry.area_served),
            (_("Open to: {said}"), entry.eligibility),
            (_("Not for: {said}"), entry.excludes),
        )
        return [form.format(said=text) for form, text in named if text]
    if isinstance(entry, Gap):
        hardest = _("Falls hardest on: {who}").format(who=entry.falls_on)
        return [hardest if entry.falls_on else "", *_shown_by(facts, entry)]
    if isinstance(entry, Opportunity):
        answered = (facts.map.get(each) for each in entry.answers)
        gaps = [g for g in answered if isinstance(g, Entry) and g.is_visible]
        return [_("Answers: {gap}").format(gap=quoted(shortened(g.text, ANSWERED))) for g in gaps]
    return []


def _shown_by(facts: Facts, gap: Gap) -> Iterable[str]:
    """The numbers tied to a gap by name, with the values that may leave; its stories are told
    below the list."""
    numbers = [p for p in facts.map.numbers if gap.id in p.about]
    said = (" ".join(x for x in (name_of(facts.map, p) + ":", p.value, p.unit) if x)
            if p.value else name_of(facts.map, p) for p in numbers)  # fmt: skip
    if numbers:
        yield _("Evidence: {numbers}").format(numbers="; ".join(said))
    told = sum(1 for s in facts.map.stories if s.released and gap.id in s.about)
    if told:
        yield _("Told below: {stories}").format(stories=stories(told))


def _also_said(facts: Facts, entry: Entry) -> list[str]:
    """Other people's words for the same, kept when entries were merged."""
    return [
        _("Also said: {words}").format(words=quoted(w.text))
        + (f" ({said})" if (said := credit(facts, w.credit)) else "")
        for w in entry.wordings
        if w.text and w.text != entry.text
    ]


# How it stands.


def _standing(facts: Facts, entry: Entry) -> Block:
    written = "; ".join(quoted(s) for s in getattr(entry, "status_as_written", ()))
    state = _state(facts, entry)
    beside = detail_line([written, credit(facts, entry.credit), source_of(facts, entry)])
    if not state:
        return para("Table Small", beside)
    return stacked(para("Table Small", state), para("Table Detail", beside) if beside else None)


def _state(facts: Facts, entry: Entry) -> Inline:
    if isinstance(entry, Resource):
        return status(entry.status)
    kind = getattr(entry, "gap_type", "")
    quick = _("Quick fix") if getattr(entry, "quick_fix", None) else ""
    label = facts.map.pack.vocabulary.label("gap_types", kind) if kind else ""
    return detail_line([label, quick])


def source_of(facts: Facts, record: Record) -> Inline:
    """The link to where a record is from."""
    return facts.references.cite(record.source, record.source_read)
