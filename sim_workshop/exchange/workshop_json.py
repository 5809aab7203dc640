"""The whole workshop as one JSON file, a working file that reads back to the very same records on
another machine: community, content pack, records, what closed rounds counted. Never a ballot."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.json_schema import models_json_schema

from sim_workshop.domain.community import Community
from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.people import Member
from sim_workshop.domain.place import Pack
from sim_workshop.domain.printed import Printed
from sim_workshop.domain.priorities import Tally
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import KINDS, Map
from sim_workshop.exchange.imported import INTERNAL, Imported
from sim_workshop.words import _

FORM, VERSION = "sim-workshop", 1
LARGEST = 50_000_000
SURROGATES = re.compile("[\ud800-\udfff]")


class _File(BaseModel):
    """The parts of the file around its records."""

    model_config = ConfigDict(extra="ignore")
    code: str = ""
    revision: int = 0
    community: Community
    pack: Pack | None = None
    tallies: dict[str, Tally] = {}
    members: tuple[Member, ...] = ()
    printed: tuple[Printed, ...] = ()


def write(map_: Map, members: Iterable[Member] = ()) -> bytes:
    """Everything but ballots. Members (roles, names) only where the caller hands them over: their
    names beside the ids of authors would say who wrote what."""
    whole = {
        "INTERNAL": INTERNAL,
        "form": FORM,
        "version": VERSION,
        "code": map_.code,
        "revision": map_.revision,
        "practice": map_.workshop.practice,
        "community": map_.community.model_dump(mode="json"),
        "records": [{"kind": r.kind} | r.contents() for r in map_.records.values()],
        "tallies": {key: tally.model_dump(mode="json") for key, tally in map_.tallies.items()},
        "members": [member.model_dump(mode="json") for member in members],
        "printed": [each.model_dump(mode="json") for each in map_.printed],
        "pack": map_.pack.model_dump(mode="json"),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def schema() -> dict[str, Any]:
    """The form of this file as JSON Schema (draft 2020-12), for whoever reads it with another
    program. Published as docs/schema/workshop-1.json; a new version gets a file of its own."""
    kinds = sorted(KINDS.values(), key=lambda kind: kind.kind)
    models: tuple[type[BaseModel], ...] = (*kinds, _File)
    of_kinds, definitions = models_json_schema(
        [(model, "validation") for model in models], ref_template="#/$defs/{model}"
    )
    defs = definitions["$defs"]
    for kind in kinds:
        form = _pointed_to(defs, of_kinds[(kind, "validation")])
        form["properties"] = {"kind": {"const": kind.kind}, **form["properties"]}
        form["required"] = ["kind", *form.get("required", ())]
    records = [of_kinds[(kind, "validation")] for kind in kinds]
    file = _pointed_to(defs, of_kinds[(_File, "validation")])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{FORM}/workshop-{VERSION}.json",
        "title": "A workshop of SIM Workshop, version 1",
        "type": "object",
        "properties": {
            **file["properties"],
            "form": {"const": FORM},
            "version": {"const": VERSION},
            "INTERNAL": {"type": "string"},
            "practice": {"type": "boolean"},
            "records": {"type": "array", "items": {"oneOf": records}},
        },
        "required": ["form", "version", "community", "records"],
        "$defs": defs,
    }


def _pointed_to(definitions: dict[str, Any], reference: Any) -> dict[str, Any]:
    found: dict[str, Any] = definitions[reference["$ref"].rsplit("/", 1)[1]]
    return found


def schema_text() -> str:
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def read(data: bytes) -> Imported:
    """The workshop of such a file. One that was changed by hand into something else is refused
    whole, naming the entry: this form promises the very same records or none."""
    whole = _parsed(data)
    if whole.get("form") != FORM or not isinstance(whole.get("records"), list):
        _refuse(_("This JSON file is not a workshop of this program."))
    if whole.get("version") != VERSION:
        _refuse(_("This file was written by a newer version of the program; update and try again."))
    try:
        file = _File.model_validate(whole)
    except ValidationError as error:
        _refuse_invalid(_("the part “{part}”").format(part=_place(error)), error)
    records = tuple(_record(each, at) for at, each in enumerate(whole["records"], 1))
    if len({r.id for r in records}) < len(records):
        _refuse(_("This file gives one id to two records."))
    return Imported(
        community=file.community,
        records=records,
        pack=file.pack,
        tallies=file.tallies,
        members=file.members,
        printed=file.printed,
        code=file.code,
        revision=file.revision,
    )


def _parsed(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST:
        _refuse(_("This file is too large: at most 50 MB are read."))
    try:
        text = data.decode("utf-8-sig")
        whole = (
            _without_surrogates(json.loads(text)) if "\\ud" in text.lower() else json.loads(text)
        )
    except (ValueError, RecursionError):
        _refuse(_("This file is not JSON, or was cut off."))
    return whole if isinstance(whole, dict) else {}


def _without_surrogates(value: Any) -> Any:
    """Halves of letters that some programs leave behind: no file or database can hold them."""
    if isinstance(value, str):
        return SURROGATES.sub("", value)
    if isinstance(value, list):
        return [_without_surrogates(each) for each in value]
    if isinstance(value, dict):
        return {key: _without_surrogates(each) for key, each in value.items()}
    return value


def _record(written: Any, at: int) -> Record:
    contents = dict(written) if isinstance(written, dict) else {}
    kind = KINDS.get(str(contents.pop("kind", "")))
    if kind is None:
        _refuse(_("Record {number} of this file is of a kind this program does not know.").format(
            number=at
        ))  # fmt: skip
    try:
        return kind.model_validate(contents)
    except ValidationError as error:
        named = _("record {number} ({kind} {id})").format(
            number=at, kind=kind.label, id=contents.get("id", "?")
        )
        _refuse_invalid(named, error)


def _place(error: ValidationError) -> str:
    return ".".join(str(step) for step in error.errors()[0]["loc"])


def _refuse_invalid(what: str, error: ValidationError) -> NoReturn:
    said = error.errors()[0]["msg"].removeprefix("Value error, ")
    text = _("In this file {what} cannot be read: {field} {said}.")
    _refuse(text.format(what=what, field=_place(error), said=said))


def _refuse(what: str) -> NoReturn:
    raise CannotRead(" ".join((what, _("Nothing was imported."))))
