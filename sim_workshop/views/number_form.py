"""The drawer in which a number is written: what is counted, its value, for what and whom, and who
says so. A measure the pack does not have is defined in the same place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from sim_workshop.domain.disparity import DIMENSIONS
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.figures import name_of
from sim_workshop.domain.findings import Entry
from sim_workshop.domain.place import Measure
from sim_workshop.domain.text import shortened
from sim_workshop.domain.tokens import token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.views.forms import hint, is_held, names_nobody
from sim_workshop.views.number_words import confidence_words
from sim_workshop.views.places import all_places
from sim_workshop.words import _

NO_MEASURE, NEW_MEASURE = "", "new"
TEXTS = ("name", "value", "period", "population", "numerator", "denominator", "source", "owner",
         "definition", "question")  # fmt: skip
LONGEST = 60


@dataclass(frozen=True)
class NumberFilled:
    """A number to be saved, with the measure it may bring along; or one to be removed."""

    fields: dict[str, Any] = field(default_factory=dict)
    removed: bool = False
    reason: str = ""


def show_number_form(
    map_: Map, point: DataPoint | None, intercept: str, proposed: DataPoint | None = None
) -> NumberFilled | None:
    """None until it is sent. `proposed` is what a new number starts with."""
    key = f"number_{point.id if point else 'new'}_{map_.revision}"
    known = point or proposed or DataPoint(id="")
    measure_id = _measure_choice(map_, known, intercept, key)
    measure = map_.measures.get(measure_id)
    with st.form(key, border=False):
        new = _new_measure() if measure_id == NEW_MEASURE else {}
        fields = _fields(map_, known, measure, intercept)
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the number"), type="primary")
    fields["measure"] = measure_id if measure else ""
    texts = [str(fields.get(t, "")) for t in TEXTS] + [str(v) for v in new.values()]
    if sent and not is_held(key, texts, stated, spot):
        return NumberFilled({**fields, "new_measure": new, "names_nobody": stated})
    return _removal(point) if point else None


# What is counted.


def _measure_choice(map_: Map, known: DataPoint, intercept: str, key: str) -> str:
    """The measures of this intercept first, those asked for first on top; then all others."""
    labels = {NO_MEASURE: _("None of these: only as the source calls it"),
              NEW_MEASURE: _("A new measure, defined here")}  # fmt: skip
    ordered = sorted(map_.measures.values(), key=lambda m: _nearness(m, intercept))
    labels |= {m.id: f"{token_of(map_, m.intercept)}  {m.name}" for m in ordered}
    options = [*[m.id for m in ordered], NEW_MEASURE, NO_MEASURE]
    start = known.measure if known.measure in labels else NO_MEASURE
    is_filled = bool(known.id or known.value or known.measure)
    chosen = st.selectbox(
        _("What is counted"), options, index=options.index(start) if is_filled else None,
        format_func=lambda m: labels[m], placeholder=_("Choose a measure"), key=f"{key}_measure",
    )  # fmt: skip
    if found := map_.measures.get(chosen or ""):
        hint(". ".join(x for x in (found.definition, found.data_source) if x))
    return chosen or NO_MEASURE


def _nearness(measure: Measure, intercept: str) -> tuple[bool, bool]:
    return measure.intercept != intercept, measure.tier != "core"


def _new_measure() -> dict[str, Any]:
    return {
        "name": st.text_input(_("Name of the new measure")),
        "definition": st.text_area(_("How it is counted"), height=80),
        "share_of_whole": st.checkbox(_("It is a share of a whole, at most 100 percent")),
        "suppress": st.checkbox(_("It counts people: small counts are not shown outside"), True),
    }


# The value.


def _fields(map_: Map, known: DataPoint, measure: Measure | None, intercept: str) -> dict[str, Any]:
    name = st.text_input(_("Name, in the source's words"), known.name)
    if measure:
        hint(_("Leave it empty to call it as the measure is called."))
    value = st.text_input(_("Value"), known.value)
    hint(_("A number or a range, as it was said: “180-200”, “over 250”."))
    return {
        "name": name, "value": value, "unit": _unit(map_, known, measure),
        "period": st.text_input(_("Period"), known.period, placeholder="FY 2026"),
        "population": st.text_input(_("Of whom"), known.population),
        "numerator": st.text_input(_("Numerator: how many"), known.numerator),
        "denominator": st.text_input(_("Denominator: out of how many"), known.denominator),
        "source": st.text_input(_("Source"), known.source),
        "owner": st.text_input(_("Who answers for it"), known.owner),
        "locality": _locality(known),
        "about": tuple(_attached(map_, known, intercept)),
        **_more(map_, known),
    }  # fmt: skip


def _unit(map_: Map, known: DataPoint, measure: Measure | None) -> str:
    labels = {t.id: t.label for t in map_.pack.vocabulary.units}
    now = known.unit or (measure.unit if measure else "")
    options = [*labels, *([now] if now and now not in labels else [])]
    return (
        st.selectbox(
            _("Unit"), options, index=options.index(now) if now else None,
            format_func=lambda u: labels.get(u, u), accept_new_options=True,
            placeholder=_("Choose, or write another"),
        )
        or ""
    )  # fmt: skip


def _locality(known: DataPoint) -> str:
    labels = {"local": _("Local"), "national": _("National or from elsewhere")}
    return st.radio(
        _("Where it holds"), list(labels), index=list(labels).index(known.locality),
        format_func=lambda v: labels[v], horizontal=True,
    )  # fmt: skip


def _attached(map_: Map, known: DataPoint, intercept: str) -> list[str]:
    """Boxes, arrows, intercepts, resources and gaps it says something about."""
    names = attachable(map_)
    at = [a for a in known.about if a in names]
    return st.multiselect(
        _("Belongs to"), list(names), at or ([intercept] if intercept and not known.id else []),
        format_func=lambda a: names[a],
        placeholder=_("A box, an arrow, a resource or a gap"),
    )  # fmt: skip


def attachable(map_: Map) -> dict[str, str]:
    """Everything a number or story may belong to, as it is called."""
    entries: tuple[Entry, ...] = (*map_.resources, *map_.gaps)
    named = {e.id: f"{_(e.label)}: {shortened(e.text, LONGEST)}" for e in entries}
    return all_places(map_) | named


def _more(map_: Map, known: DataPoint) -> dict[str, Any]:
    sure = {"": _("not said")} | dict(confidence_words())
    people: dict[bool | None, str] = {
        None: _("as the measure says"), True: _("yes"), False: _("no")
    }  # fmt: skip
    others = {p.id: _called(map_, p) for p in map_.numbers if p.id != known.id}
    dimension, group = known.breakdown[0] if known.breakdown else ("", "")
    with st.expander(_("Definition, breakdown, how sure, question mark")):
        found = {
            "definition": st.text_area(_("Definition"), known.definition, height=80),
            "confidence": st.selectbox(
                _("How sure"), list(sure), index=list(sure).index(known.confidence),
                format_func=lambda c: sure[c],
            ),
            "counts_people": st.radio(
                _("Counts people served or in the justice system"), list(people),
                index=list(people).index(known.counts_people), format_func=lambda p: people[p],
                horizontal=True,
            ),
            "part_of": tuple(st.multiselect(
                _("Part of another number"), list(others),
                [p for p in known.part_of if p in others], format_func=lambda p: others[p],
            )),
            "question": st.text_input(
                _("Question mark: what is doubtful about it"), known.question
            ),
        }  # fmt: skip
        by = _dimension(dimension)
        of = st.text_input(_("Group"), group, placeholder=_("women"))
    rest = known.breakdown[1:]
    return {**found, "breakdown": (((by, of), *rest) if by and of else rest)}


def _dimension(now: str) -> str:
    """What is usually broken down by, or whatever the county counts."""
    said = {d: _(d) for d in DIMENSIONS}
    options = [*said, *([now] if now and now not in said else [])]
    chosen = st.selectbox(
        _("Broken down by"), options, index=options.index(now) if now else None,
        format_func=lambda d: said.get(d, d), accept_new_options=True, placeholder=_("sex"),
    )  # fmt: skip
    return chosen or ""


def _called(map_: Map, point: DataPoint) -> str:
    return shortened(f"{name_of(map_, point)}: {point.value} {point.period}", LONGEST)


def _removal(point: DataPoint) -> NumberFilled | None:
    with st.expander(_("Remove this number")), st.form(f"remove_{point.id}", border=False):
        reason = st.text_input(_("Reason"))
        if st.form_submit_button(_("Remove"), icon=":material/delete:"):
            return NumberFilled(removed=True, reason=reason)
    return None
