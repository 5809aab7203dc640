"""Reads the content pack of `intercepts/`, and refuses a bad file naming file, line and what was
expected. One file per intercept, `across.yaml` for what spans them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from sim_workshop.content.errors import ContentError
from sim_workshop.content.files import AT_HOME, AcrossFile, InterceptFile
from sim_workshop.content.sentences import sentence_for
from sim_workshop.content.yaml_lines import Page, read_page
from sim_workshop.domain.place import (
    Pack,
    PackPart,
    Seat,
    Source,
    Term,
    TypicalResource,
    Vocabulary,
)

__all__ = ["PACK_FOLDER", "ContentError", "load_pack", "pack_fingerprint"]

PACK_FOLDER = Path(__file__).resolve().parents[2] / "intercepts"
"""The pack that comes with the program. One in another language is a folder beside it."""
ACROSS = "across.yaml"
MOST_FILES = 50

PER_PART = ("elements", "flows", "topics", "prompts", "practices", "typical_gaps", "measures",
            "benchmarks", "agenda", "questions", "evaluation", "report_card", "data_checklist",
            "survey", "charter", "sustainability")  # fmt: skip
"""Lists of a file that are lists of the pack."""

Trail = tuple[str | int, ...]
"""The keys and positions that lead to something in a file."""


class _Read(NamedTuple):
    """A file of the pack, checked, with the lines it was read from."""

    page: Page
    contents: InterceptFile | AcrossFile


class _Origin(NamedTuple):
    """Where a part of the pack was written."""

    page: Page
    trail: Trail


def load_pack(folder: Path = PACK_FOLDER) -> Pack:
    """The pack in a folder, read once per process. ContentError says what is wrong with it."""
    return _pack_in(folder.resolve())


def pack_fingerprint(pack: Pack) -> str:
    """Sixteen characters that change with any word of the pack: which edition a workshop has."""
    return hashlib.sha256(pack.model_dump_json().encode()).hexdigest()[:16]


@lru_cache(maxsize=8)
def _pack_in(folder: Path) -> Pack:
    across = _read(folder / ACROSS, AcrossFile)
    files = [_read(file, InterceptFile) for file in _intercept_files(folder)]
    in_line = sorted(files, key=lambda read: read.contents.intercept.order)
    return _together(across, [*in_line, across])


def _intercept_files(folder: Path) -> list[Path]:
    found = sorted(f for f in folder.iterdir() if f.suffix in {".yaml", ".yml"})
    files = [f for f in found if f.name != ACROSS]
    if not 0 < len(files) <= MOST_FILES:
        said = f"expected one file for each intercept, up to {MOST_FILES}, found {len(files)}"
        raise ContentError(folder.name, None, said)
    return files


# One file.


def _read(file: Path, kind: type[InterceptFile] | type[AcrossFile]) -> _Read:
    page = read_page(file)
    _refuse_homes_given_twice(page)
    try:
        return _Read(page, kind.model_validate(page.root.value))
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
    # A mistyped key is also a missing one: what is written wrongly comes first.
    first = min(errors, key=lambda e: (e["type"] == "missing", page.root.at(e["loc"]).line))
    raise page.refused(first["loc"], sentence_for(first, kind))


def _refuse_homes_given_twice(page: Page) -> None:
    """The file says where its boxes and questions belong; a second word on it could differ."""
    for group in AT_HOME:
        for position, part in page.root.at((group,)).parts.items():
            if "intercept" in part.parts:
                said = "the file itself says which intercept this belongs to; leave this line out"
                raise page.refused((group, position, "intercept"), said)


# All files together.


def _together(head: _Read, files: Iterable[_Read]) -> Pack:
    across = head.contents
    assert isinstance(across, AcrossFile)
    parts: dict[str, list[Any]] = {}
    origins: dict[str, list[_Origin]] = {"weights": [_Origin(head.page, ("defaults", "weights"))]}
    for read in files:
        for group, part, trail in _parts_of(read.contents):
            parts.setdefault(group, []).append(part)
            origins.setdefault(group, []).append(_Origin(read.page, trail))
    try:
        return Pack(**_head_of(across), **parts)
    except ValidationError as invalid:
        misfit = invalid.errors(include_url=False)[0]["ctx"]
    page, trail = origins[misfit["group"]][misfit["position"]]
    raise page.refused((*trail, misfit["key"]), f"expected {misfit['expected']}")


def _head_of(across: AcrossFile) -> dict[str, Any]:
    listings = {name: _terms(getattr(across.vocabulary, name)) for name in Vocabulary.model_fields}
    return {
        **dict(across.pack),
        "vocabulary": Vocabulary(**listings),
        "votes_per_person": across.defaults.votes_per_person,
        "weights": across.defaults.weights,
    }


def _terms(listing: dict[str, str]) -> tuple[Term, ...]:
    return tuple(Term(id=key, label=label) for key, label in listing.items())


def _parts_of(contents: InterceptFile | AcrossFile) -> Iterator[tuple[str, PackPart, Trail]]:
    """Every part of a file: the list of the pack it goes into, the part, where it is written."""
    yield "intercepts", contents.intercept, ("intercept",)
    for group in PER_PART:
        for position, part in enumerate(getattr(contents, group, ())):
            yield group, part, (group, position)
    home = contents.intercept.id
    for position, text in enumerate(contents.typical_resources):
        trail = ("typical_resources", position)
        yield "typical_resources", TypicalResource(intercept=home, text=text), trail
    if isinstance(contents, AcrossFile):
        yield from _keyed_parts_of(contents)


def _keyed_parts_of(across: AcrossFile) -> Iterator[tuple[str, PackPart, Trail]]:
    for intercept, seats in across.seats.items():
        for seat, name in seats.items():
            yield "seats", Seat(id=seat, intercept=intercept, name=name), ("seats", intercept, seat)
    for key, text in across.sources.items():
        yield "sources", Source(key=key, cite=text.cite, seen=text.seen), ("sources", key)
