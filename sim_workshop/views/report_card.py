"""The report card: each topic as a spread of scores, no agency above another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

import streamlit as st

from sim_workshop.domain.evaluation import SCALE
from sim_workshop.domain.place import RatedTopic
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.rating import Spread, newest_cards
from sim_workshop.views.bars import empty, note
from sim_workshop.views.forms import hint
from sim_workshop.views.tables import help_line, scrolling, table, tile
from sim_workshop.views.workgroup_form import agencies_known
from sim_workshop.words import _, ngettext


@dataclass(frozen=True)
class RatedNow:
    """What one rater said, by topic or by line, and for whom."""

    agency: str = ""
    given: Mapping[str, int] = field(default_factory=dict)
    ratings: Mapping[str, str] = field(default_factory=dict)


def scale_words(map_: Map) -> dict[int, str]:
    """What each score means: the pack's words beside the numeral."""
    label = map_.pack.vocabulary.label
    return {n: f"{n} {label('maturity_rating', str(n))}" for n in SCALE}


def torn() -> str:
    return _("When torn between two scores, take the lower one.")


def card_sentence(map_: Map) -> str:
    rated = len(newest_cards(map_))
    return ngettext("{n} agency rated.", "{n} agencies rated.", rated).format(n=rated)


def show_spreads(map_: Map, found: Sequence[Spread]) -> None:
    """How many gave each score, topic by topic, in the order of the card. Agencies are not told
    apart."""
    if not any(s.rated for s in found):
        empty(_("Nobody has rated the crisis system yet."),
              _("Each agency rates each topic from 1 to 5; nobody is ranked."))  # fmt: skip
        return
    heads = [_("Topic"), *map(str, SCALE), _("Middle")]
    whole = table(heads, (_row(s) for s in found), tuple(range(1, len(heads))))
    st.html(tile(scrolling(whole, _("Report card"))))
    said = "; ".join(scale_words(map_).values())
    st.html(help_line(_("How many agencies gave each score. {scale}. The middle is the lower of "
                        "two middle scores.").format(scale=said)))  # fmt: skip


def _row(spread: Spread) -> str:
    most = max(spread.given) or 1
    cells = "".join(_cell(n, most) for n in spread.given)
    middle = "–" if spread.middle is None else str(spread.middle)
    return (
        f'<tr><th scope="row">{escape(spread.topic.name)}<small>{escape(spread.topic.ask)}</small>'
        f'</th>{cells}<td class="n"><strong>{middle}</strong></td></tr>'
    )


def _cell(n: int, most: int) -> str:
    """The count, on a ground that deepens with it."""
    share = round(100 * n / most)
    ground = f"background: color-mix(in srgb, var(--note) {share}%, transparent)"
    return f'<td class="n" style="{ground}">{n or "–"}</td>'


def whose(map_: Map, own: str) -> str:
    """For whom somebody rates: their own agency, or for whoever told them."""
    if own:
        note(_("You rate for {agency}.").format(agency=own))
        return own
    return st.selectbox(
        _("Whose view this is"), agencies_known(map_), None, accept_new_options=True,
        placeholder=_("Choose an agency, or write a post"),
    ) or ""  # fmt: skip


def show_card_form(
    map_: Map, topics: Sequence[RatedTopic], own: str, before: Mapping[str, int]
) -> RatedNow | None:
    """Every topic with its five scores; topics may be left out."""
    words = scale_words(map_)
    with st.form(f"report_card_{map_.revision}", border=False):
        agency = whose(map_, own)
        hint(torn())
        given = {}
        for topic in topics:
            known = before.get(topic.id)
            chosen = st.selectbox(
                topic.name, list(SCALE), SCALE.index(known) if known in SCALE else None,
                format_func=words.__getitem__, placeholder=_("Not rated"),
            )  # fmt: skip
            hint(topic.ask)
            if chosen is not None:
                given[topic.id] = int(chosen)
        sent = st.form_submit_button(_("Save the card"), type="primary")
    return RatedNow(agency, given) if sent else None
