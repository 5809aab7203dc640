"""Everything in one zip, INTERNAL: the whole record and its schema, uploads, and every other file
of the same moment beside them. `import` opens it on another machine with identical records."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.upload import LARGEST_UPLOAD, Upload
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import plain_tables, workshop_json
from sim_workshop.exchange.imported import INTERNAL, Imported
from sim_workshop.words import _

RECORD, SCHEMA, UPLOADS, READ_ME = (
    "workshop.json", "workshop.schema.json", "uploads.json", "INTERNAL.txt",
)  # fmt: skip
LARGEST = 500_000_000
"""Bytes unpacked: a small zip can hold more than a computer."""
NO_TIME = (1980, 1, 1, 0, 0, 0)


def write(map_: Map, files: Mapping[str, bytes], uploads: Iterable[Upload]) -> bytes:
    """The zip. `files` are the others by name, each as it is downloaded by itself."""
    kept = tuple(uploads)
    parts: dict[str, bytes] = {
        READ_ME: f"{INTERNAL}\n".encode(),
        RECORD: workshop_json.write(map_),
        SCHEMA: workshop_json.schema_text().encode(),
        UPLOADS: json.dumps([u.about() for u in kept], ensure_ascii=False, indent=1).encode(),
        **{f"uploads/{u.hash}": u.content for u in kept},
        **{f"files/{name}": content for name, content in files.items()},
        **plain_tables.tables(map_),
    }
    parts[plain_tables.READ_ME] = plain_tables.read_me(map_, parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            stamp = zipfile.ZipInfo(name, NO_TIME)
            stamp.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(stamp, content)
    return out.getvalue()


def is_one(data: bytes) -> bool:
    """Whether this is such a zip, and not a workbook, which is a zip too."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return RECORD in archive.namelist()
    except zipfile.BadZipFile:
        return False


def read(data: bytes) -> Imported:
    """The workshop of the zip with its uploads; the other files in it are not read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(i.file_size for i in archive.infolist()) > LARGEST:
                raise CannotRead(_("This zip is too large. Nothing was imported."))
            found = workshop_json.read(archive.read(RECORD))
            return replace(found, uploads=tuple(_uploads(archive)))
    except (KeyError, ValueError, TypeError, RuntimeError, zipfile.BadZipFile) as error:
        raise CannotRead(_("This zip is damaged. Nothing was imported.")) from error


def _uploads(archive: zipfile.ZipFile) -> Iterable[Upload]:
    for about in json.loads(archive.read(UPLOADS)):
        if archive.getinfo(f"uploads/{about['hash']}").file_size > LARGEST_UPLOAD:
            raise ValueError("an upload larger than any that was taken")
        yield Upload(**about, content=archive.read(f"uploads/{about['hash']}"))
