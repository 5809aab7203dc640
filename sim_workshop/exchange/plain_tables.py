"""The record as plain files that open without this program: a table for each kind, and a text that
says what each file is. INTERNAL, like the record they are of."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from sim_workshop.domain.place import Pack
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import KINDS, Map
from sim_workshop.exchange.cells import Names, as_text
from sim_workshop.exchange.column import Column
from sim_workshop.exchange.columns import COLUMNS
from sim_workshop.exchange.names import names_of
from sim_workshop.exchange.plan_csv import harmless
from sim_workshop.exchange.slugs import slug

READ_ME = "README.txt"


def tables(map_: Map) -> dict[str, bytes]:
    """A CSV by name for each kind there is something of, removed records included."""
    names = names_of(map_)
    found = {kind: map_.all(KINDS[kind], hidden=True) for kind in KINDS}
    return {
        f"tables/{slug(KINDS[kind].plural)}.csv": _table(records, COLUMNS[KINDS[kind]], names)
        for kind, records in found.items() if records and KINDS[kind] in COLUMNS
    }  # fmt: skip


def _table(records: tuple[Record, ...], columns: tuple[Column, ...], names: Names) -> bytes:
    """As the workbook's sheet: the same headings, what is hidden there too. In UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([c.heading or c.field for c in columns])
    for record in records:
        writer.writerow([harmless(as_text(c.words(record, names))) for c in columns])
    return out.getvalue().encode("utf-8-sig")


def read_me(map_: Map, files: Mapping[str, bytes]) -> bytes:
    """In plain English, whatever the language of the screens: it may be read in ten years."""
    lines = [
        f"{map_.name}: the whole record of a Sequential Intercept Mapping workshop, at revision "
        f"{map_.revision}.",
        "",
        "INTERNAL. Names, e-mail addresses and counts too small to be published are in here.",
        "Nothing in here needs the program that made it:",
        "",
        "workshop.json         the whole record, UTF-8 text in the JSON format",
        "workshop.schema.json  what each field of it means, as a JSON Schema",
        "uploads.json          what was uploaded, by name; the files themselves are in uploads/",
        "tables/*.csv          the same record as tables, one for each kind, UTF-8, commas",
        "files/                report, map, plan and the rest, as they were downloaded",
        "",
        f"Content pack: {_pack_said(map_.pack)}. Where a table names a box or an arrow, its id is",
        "explained in workshop.json under the pack.",
        "A cell that would run as a formula in a spreadsheet has an apostrophe before it.",
        "Ids are the same in all files. A line that says it was removed was taken off the screens.",
        "",
        "In this file:",
        *(f"  {name}" for name in sorted(files)),
        "",
    ]
    return "\n".join(lines).encode()


def _pack_said(pack: Pack) -> str:
    return f"{pack.title} ({pack.id}, version {pack.version})"
