"""What is settled about a workshop: the same fields when it is opened and when it is corrected.

Each function draws one group inside a form and returns the fields by their names in the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sim_workshop.domain.place import Pack
from sim_workshop.domain.text import one_line
from sim_workshop.domain.workshop import Term, Workshop
from sim_workshop.domain.zones import zone_name, zones
from sim_workshop.views.forms import plain, side_by_side
from sim_workshop.views.heads import section
from sim_workshop.views.tables import help_line
from sim_workshop.words import _, language_name, languages, say_month

Fields = dict[str, Any]
Places = Iterator[DeltaGenerator]
MOST_VOTES = 20
LONE = 377
"""Of a short field that stands alone in its row, in px."""


def pack_said(pack: Pack) -> Fields:
    """Which content it starts from: shown, not chosen."""
    said = _("Content: {title} ({id}, version {version}). The workshop keeps its own copy.")
    words = said.format(title=pack.title, id=pack.id, version=pack.version)
    st.html(help_line(words))
    return {}


def about_fields(known: Workshop) -> Fields:
    """When, where, by whom, in which time and language."""
    with section("workshop", _("The workshop"), _(
        "When and where it is, and who stands behind it. The report and the files say it."
    )):  # fmt: skip
        places = side_by_side()
        return _called(known, places) | _in_time(known, places) | {
            "hosts": _lines(places, _("Who hosts it"), known.hosts),
            "facilitators": _lines(places, _("Who facilitates"), known.facilitators),
        }  # fmt: skip


def _called(known: Workshop, places: Places) -> Fields:
    """Its name, where and on which days."""
    return {
        "title": next(places).text_input(
            _("What it is called"), known.title, placeholder=_("Left empty: the community's name")
        ),
        "venue": next(places).text_input(_("Where it is held"), known.venue),
        "starts": next(places).date_input(_("First day"), known.starts, format="MM/DD/YYYY"),
        "ends": next(places).date_input(_("Last day"), known.ends, format="MM/DD/YYYY"),
    }


def _in_time(known: Workshop, places: Places) -> Fields:
    """Which hours, which quarters, which language."""
    spoken = list(dict.fromkeys((*languages(), known.report_language)))
    return {
        "time_zone": _zone(next(places), known),
        "fiscal_year_starts": next(places).selectbox(
            _("The county's fiscal year begins in"), range(1, 13), known.fiscal_year_starts - 1,
            format_func=say_month,
            help=_("Quarterly reports are of its quarters; with January, of the calendar’s."),
        ),
        "report_language": st.selectbox(
            _("Language of the report"), spoken, spoken.index(known.report_language),
            format_func=language_name, width=LONE,
        ),
    }  # fmt: skip


def _zone(place: DeltaGenerator, known: Workshop) -> str:
    names = zones()
    if known.time_zone not in names:
        names.append(known.time_zone)
    at = names.index(known.time_zone)
    return place.selectbox(_("Time zone"), names, at, format_func=zone_name)


def purpose_fields(known: Workshop) -> Fields:
    """What it is for, whom it is about, and the words the room agrees on."""
    with section("purpose", _("What it is for"), _(
        "Purpose, goals and the words the room agrees on, where they are known already."
    )):  # fmt: skip
        places = side_by_side()
        return {
            "purpose": st.text_area(_("Purpose"), known.purpose, height=90),
            "population_in_focus": next(places).text_area(
                _("Population in focus"), known.population_in_focus, height=90,
                placeholder=_("For example: adults with serious mental illness who meet the "
                              "police"),
            ),
            "goals": _lines(places, _("Goals the agencies share"), known.goals),
            "definitions": _definitions(known, places),
        }  # fmt: skip


def _definitions(known: Workshop, places: Places) -> tuple[Term, ...]:
    """A field for each word; the three that every workshop argues about stand there at first."""
    terms = {t.word: t.meaning for t in known.definitions}
    usual = (_("Mental illness or SMI"), _("Diversion"), _("Recidivism"))
    found: list[Term] = []
    for word in dict.fromkeys((*terms, *(() if terms else usual))):
        meaning = next(places).text_area(
            _("What “{word}” means here").format(word=plain(word)), terms.get(word, ""), height=68
        )
        found.append(Term(word=word, meaning=meaning))
    more = next(places).text_area(
        _("Other words the room agrees on"), height=68,
        placeholder=_("One to a line. For example: Warm handoff: the two meet in person"),
    )  # fmt: skip
    pairs = [line.partition(":") for line in more.splitlines() if ":" in line]
    found += [Term(word=w.strip(), meaning=m.strip()) for w, _colon, m in pairs]
    return tuple(t for t in found if one_line(t.meaning))


def _lines(places: Places, label: str, known: tuple[str, ...]) -> tuple[str, ...]:
    ask = _("One to a line")
    text = next(places).text_area(label, "\n".join(known), height=90, placeholder=ask)
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def voting_fields(known: Workshop) -> Fields:
    """How many votes, and how they may be given."""
    with section("votes", _("Votes"), _("How the room chooses what goes to the plan.")):
        places = side_by_side()
        return {
            "votes_per_person": int(next(places).number_input(
                _("Votes for each person"), 1, MOST_VOTES, known.votes_per_person)),
            "priorities_to_plan": int(next(places).number_input(
                _("Priorities that go to the plan"), 1, 20, known.priorities_to_plan)),
            "votes_stack": st.checkbox(
                _("Several votes may go to one candidate"), known.votes_stack),
        }  # fmt: skip


def names_fields(known: Workshop) -> Fields:
    """The three settings of names: entries are chosen, ballots and the log are as they are."""
    shown = {
        "name": _("With a person's name"),
        "agency": _("With the agency; with the sector where fewer than three of an agency came"),
        "nothing": _("With neither"),
    }
    choices = list(shown)
    with section("names", _("Names"), _(
        "Ballots are always secret: no setting changes that. "
        "The history names people no more than entries did when it was done."
    )):  # fmt: skip
        return {
            "entry_names": st.radio(
                _("Entries are shown"), choices, choices.index(known.entry_names),
                format_func=shown.__getitem__,
            ),
            "join_without_name": st.checkbox(
                _("People may join without a name"), known.join_without_name),
        }  # fmt: skip


def light_fields(known: Workshop) -> Fields:
    """Whether there is a day at all."""
    with section("light", _("Without a workshop"), _(
        "For a committee that works from what its agencies write. Each answers by its own link; "
        "ballot, groups, console and wall are not offered."
    )):  # fmt: skip
        return {"light": st.checkbox(_("Light mode: no workshop is held"), known.light)}


def practice_fields(known: Workshop) -> Fields:
    """A rehearsal says so on every screen and in every file."""
    with section("practice", _("Practice"), _("Said on every screen and in every file.")):
        return {
            "practice": st.checkbox(
                _("This is practice: a rehearsal or demonstration"), known.practice),
            "practice_note": st.text_input(
                _("What in it is invented"), known.practice_note,
                placeholder=_("Shown on every screen of a practice workshop")),
        }  # fmt: skip
