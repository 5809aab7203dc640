"""A file to import, whatever it is: our zip, our workbook, our JSON, or the county form."""

from __future__ import annotations

from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.place import Pack
from sim_workshop.exchange import county, everything, read_workbook, workshop_json
from sim_workshop.exchange.imported import Imported
from sim_workshop.words import _

ZIPPED_OR_OLD = (b"PK", b"\xd0\xcf\x11\xe0")
HEAD = 4_000
"""Bytes in which our JSON says what it is; other files may begin with a brace too."""
NOT_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3", b"\x1f\x8b")


def read(data: bytes, pack: Pack) -> tuple[Imported, ...]:
    """The workshops in a file, told by what it begins with and not by its name."""
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise CannotRead(_("This file is empty. Nothing was imported."))
    if everything.is_one(data):
        return (everything.read(data),)
    if start.startswith(ZIPPED_OR_OLD):
        return (read_workbook.read(data, pack),)
    if start.startswith(NOT_TEXT):
        raise CannotRead(
            _("This is neither a workbook (.xlsx) nor a JSON or county file.")
            + " " + _("Nothing was imported.")
        )  # fmt: skip
    if start.startswith(b"{") and workshop_json.FORM.encode() in data[:HEAD]:
        return (workshop_json.read(data),)
    return county.read(data, pack)
