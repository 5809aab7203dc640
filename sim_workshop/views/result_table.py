"""The result of a vote: places with ties, votes as bars, what goes to the plan; and, where it is
turned on, the weighed place with how it is reached."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from html import escape

import streamlit as st

from sim_workshop.charts import priority_matrix
from sim_workshop.domain.priorities import Priority, Round, Standing, standings
from sim_workshop.domain.ranking import Weighed, weights_of
from sim_workshop.domain.workshop import Map
from sim_workshop.views.chips import chip, measure_chips
from sim_workshop.views.heads import aside, heading
from sim_workshop.words import _, say_number

WIDEST = 68


def show_result(
    map_: Map, round_: Round, chosen: Collection[str], weighed: Sequence[Weighed]
) -> None:
    """Places in the order of votes; below the line what stays on the list."""
    places = standings(round_, map_.tallies[round_.id])
    most = max((s.votes for s in places), default=0) or 1
    second = {w.priority: w.place_in_words for w in weighed}
    place, letter, votes = _("Place"), _("Letter"), _("Votes")
    title, other = _("Priority, and the measure it should move"), _("Place when weighed")
    heads = [f'<th scope="col">{name}</th>' for name in (place, _hidden(letter), title)]
    heads.append(f'<th scope="col" class="n">{votes}</th>')
    heads += [f'<th scope="col" class="n">{other}</th>'] if second else []
    rows: list[str] = []
    columns, line = 4 + bool(second), False
    for standing in places:
        if standing.priority not in chosen and not line and rows:
            said = _("Below the line: stays on the list")
            rows.append(f'<tr class="below"><td colspan="{columns}">{said}</td></tr>')
            line = True
        rows.append(_row(map_, standing, most, standing.priority in chosen, second))
    st.html(
        f'<table class="tbl result"><caption class="hidden">{escape(round_.title)}</caption>'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _hidden(words: str) -> str:
    return f'<span class="hidden">{words}</span>'


def _row(map_: Map, standing: Standing, most: int, chosen: bool, second: Mapping[str, str]) -> str:
    found = map_.get(standing.priority)
    if not isinstance(found, Priority):
        return ""
    tie = chip(_("tie"), "waiting") if standing.tied else ""
    wide = round(WIDEST * standing.votes / most)
    place = second.get(standing.priority, "")
    weighed = f'<td class="n number">{escape(place)}</td>' if second else ""
    return (
        f'<tr class="{"" if chosen else "rest"}"><td class="number">{standing.place_in_words}</td>'
        f'<td><span class="letter">{escape(found.letter)}</span></td>'
        f'<th scope="row">{escape(found.title)}<div class="chips">{measure_chips(found)}{tie}</div>'
        f'</th><td class="n"><span class="number">{say_number(standing.votes)}</span>'
        f'<div class="meter" style="width:{wide}px"></div></td>{weighed}</tr>'
    )


def show_matrix(map_: Map, *, dark: bool) -> None:
    """Importance by feasibility, as the room set them."""
    heading(_("Importance and feasibility"))
    placed = [p for p in map_.priorities if p.importance and p.feasibility]
    said = "; ".join(
        _("{letter}: importance {i}, feasibility {f}").format(
            letter=p.letter, i=p.importance, f=p.feasibility
        )
        for p in placed
    )
    alt = _("Candidates by importance and feasibility.") + f" {said}."
    st.altair_chart(priority_matrix.chart(map_, dark=dark), theme=None, alt=alt, width="content")
    aside(_("Filled circles go to the plan. The room set both values."))


def show_weighed(map_: Map, weighed: Sequence[Weighed]) -> None:
    """How each weighed place is reached: the rank by each term, times its weight."""
    names = _terms()
    weights = ", ".join(f"{names.get(n, n)} {say_number(w)}" for n, w in weights_of(map_).items())
    missing = ", ".join(names.get(n, n) for n in weighed[0].missing) if weighed else ""
    said = _("A second view beside the votes: the weighted mean of ranks, 1 is best. "
             "Weights: {weights}.").format(weights=weights)  # fmt: skip
    if missing:
        said += " " + _("Left out, because not every candidate has a value: {terms}.").format(
            terms=missing
        )
    aside(said)
    with st.expander(_("See how each place is reached")), st.container(key="scroll_weighed"):
        st.html(_weighed_table(map_, weighed, names))


def _terms() -> Mapping[str, str]:
    return {
        "votes": _("votes"), "importance": _("importance"), "feasibility": _("feasibility"),
        "severity": _("severity"), "evidence": _("evidence"), "leverage": _("leverage"),
    }  # fmt: skip


def _weighed_table(map_: Map, weighed: Sequence[Weighed], names: Mapping[str, str]) -> str:
    place, candidate, score = _("Place"), _("Candidate"), _("Score")
    terms = [t.name for t in weighed[0].terms] if weighed else []
    heads = "".join(f'<th scope="col" class="n">{escape(names.get(t, t))}</th>' for t in terms)
    rows = "".join(
        f'<tr><td>{escape(w.place_in_words)}</td><th scope="row">{escape(_title(map_, w.priority))}'
        f"</th>{''.join(_term_cell(t.value, t.rank, t.weight) for t in w.terms)}"
        f'<td class="n">{say_number(w.score, 2)}</td></tr>'
        for w in weighed
    )
    return (
        f'<table class="tbl"><thead><tr><th scope="col">{place}</th>'
        f'<th scope="col">{candidate}</th>{heads}<th scope="col" class="n">{score}</th>'
        f"</tr></thead><tbody>{rows}</tbody></table>"
    )


def _term_cell(value: float, rank: float, weight: float) -> str:
    said = _("rank {rank} × {weight}").format(rank=say_number(rank), weight=say_number(weight))
    return f'<td class="n">{say_number(value)}<small>{escape(said)}</small></td>'


def _title(map_: Map, priority: str) -> str:
    found = map_.get(priority)
    return f"{found.letter} {found.title}" if isinstance(found, Priority) else priority
