"""The county form: one county's published facts as YAML, the way real work writes them. Every
text, agency, value, status and source of the file ends up in a record; what has no field of its
own becomes a remark or a note, and is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from sim_workshop.domain.committee import Note
from sim_workshop.domain.community import Community
from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.place import Pack
from sim_workshop.domain.workshop import Source, Workshop
from sim_workshop.domain.zones import zone_of
from sim_workshop.exchange.county_community import areas_in, dates_in, kind_of
from sim_workshop.exchange.county_draft import Draft, Row
from sim_workshop.exchange.county_items import add_item, add_parked, add_quick_fix
from sim_workshop.exchange.county_measures import add_measure, question_numbers
from sim_workshop.exchange.county_places import Places
from sim_workshop.exchange.county_plan import add_priorities, add_steps
from sim_workshop.exchange.county_yaml import Tree, in_words, read_tree
from sim_workshop.exchange.imported import Imported
from sim_workshop.exchange.slugs import slug
from sim_workshop.words import _

SECTIONS = (
    "community", "stakeholders", "items", "measures", "priorities", "action_plan", "quick_fixes",
    "parking_lot", "notes",
)  # fmt: skip


def read(data: bytes, pack: Pack) -> tuple[Imported, ...]:
    """The workshops of a county file: one, or several where it lists `communities`."""
    tree = read_tree(data)
    if not isinstance(tree, dict):
        _refuse(_("This file is not in the county form: it does not begin with “community:”."))
    if "communities" not in tree:
        if "rollups" in tree:
            _refuse(_(
                "This file is a host's roll-up over several counties (“rollups:”), not a workshop."
            ))  # fmt: skip
        return (_workshop(tree, pack, {}),)
    several = tree.pop("communities")
    if not isinstance(several, list) or not several:
        _refuse(_("In this file “communities:” is not a list."))
    return tuple(_workshop(each, pack, tree) for each in several)


def _refuse(what: str) -> NoReturn:
    raise CannotRead(" ".join((what, _("Nothing was imported."))))


def _workshop(tree: Tree, pack: Pack, around: dict[str, Any]) -> Imported:
    """One community's workshop; what the file says about all of them goes to each."""
    if not isinstance(tree, dict):
        _refuse(_("One of the communities of this file is not in the county form."))
    head = tree.get("community")
    about = Row(head, "name")
    name, state = about.take("name"), about.take("state")
    if not name:
        _refuse(_("This file does not say which community it is about (“community:”, “name:”)."))
    draft, places = Draft(), Places(pack, _labels(head))
    _add_workshop(draft, about, around, state)
    _add_sections(draft, places, tree)
    question_numbers(draft)
    draft.records[1:1] = places.edits()
    community = Community(
        id=slug(f"{name} {state}"), name=name, state=state, kind=kind_of(name),
        areas=areas_in(name),
    )  # fmt: skip
    notes = [*draft.notes, *places.sentences(), *draft.said_of_remarks()]
    return Imported(community, tuple(draft.records), tuple(dict.fromkeys(notes)))


def _labels(head: Any) -> dict[str, str]:
    """What the file says its intercepts are called: `intercept_scheme` as a table."""
    scheme = head.get("intercept_scheme") if isinstance(head, dict) else None
    return {k: in_words(v) for k, v in scheme.items()} if isinstance(scheme, dict) else {}


def _add_workshop(draft: Draft, about: Row, around: dict[str, Any], state: str) -> None:
    dates = _listed(about.take_raw("workshop_date"))
    starts, ends = dates_in(dates)
    sources, left = _sources(about.take_raw("sources"))
    remarks = [*left, *(f"{key}: {in_words(value)}" for key, value in around.items() if value)]
    draft.kept.update(around.keys())
    draft.add(
        Workshop,
        about,
        remarks,
        id="workshop",
        starts=starts,
        ends=ends,
        dates_as_written=dates,
        duration_as_written=_listed(about.take_raw("duration")),
        participants_as_written=_listed(about.take_raw("participants")),
        sources=sources,
        time_zone=zone_of(state) or Workshop().time_zone,
    )


def _listed(value: Any) -> str:
    """One text of several: of two rounds the first may not be stated."""
    if isinstance(value, list):
        return "; ".join(in_words(each) or _("not stated") for each in value)
    return in_words(value)


def _sources(written: Any) -> tuple[list[Source], list[str]]:
    sources, left = [], []
    for each in written if isinstance(written, list) else [written] if written else []:
        row = Row(each, "url")
        fields = {key: row.take(key) for key in Source.model_fields}
        sources.append(Source(**fields))
        left += [f"source {fields['id'] or fields['url']}, {said}" for said in row.remarks()]
    return sources, left


def _add_sections(draft: Draft, places: Places, tree: dict[str, Any]) -> None:
    one_by_one: dict[str, Callable[[Any], None]] = {
        "stakeholders": lambda each: _add_stakeholder(draft, each),
        "items": lambda each: add_item(draft, places, each),
        "measures": lambda each: add_measure(draft, places, each),
        "quick_fixes": lambda each: add_quick_fix(draft, places, each),
        "parking_lot": lambda each: add_parked(draft, places, each),
        "notes": lambda each: _add_note(draft, each),
    }
    for section in SECTIONS[1:]:
        entries = list(_entries(tree.get(section)))
        if section == "priorities" and entries:
            add_priorities(draft, entries)
        elif section == "action_plan":
            add_steps(draft, entries)
        else:
            for each in entries:
                one_by_one.get(section, lambda _each: None)(each)
    for key in (key for key in tree if key not in SECTIONS):
        for each in _entries(tree[key]):
            _add_note(draft, each, key)


def _entries(section: Any) -> Iterator[Any]:
    """The entries of a section, whatever shape somebody gave it."""
    listed = section if isinstance(section, list) else [section]
    yield from (each for each in listed if each not in (None, "", [], {}))


def _add_stakeholder(draft: Draft, written: Any) -> None:
    row = Row(written, "agency")
    fields = ("name", "agency", "sector", "role", "email", "alternate")
    draft.add(Stakeholder, row, **{field: row.take(field) for field in fields})


def _add_note(draft: Draft, written: Any, about: str = "") -> None:
    row = Row(written)
    text = row.take("text")
    if about:
        draft.kept[about] += 1
        text = f"{about}: {text}" if text else about
    draft.add(Note, row, text=text or _("A note of the file"))
