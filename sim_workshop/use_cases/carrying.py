"""Workshops carried in and out as files: a county's facts, a workbook, the whole record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sim_workshop.content import load_pack
from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.people import Member
from sim_workshop.exchange.imported import Imported
from sim_workshop.store import Store
from sim_workshop.use_cases.beside import beside
from sim_workshop.use_cases.hosting import Opened, open_workshop
from sim_workshop.use_cases.publishing import FILE, KINDS, all_files, exported_name, remember, whole

LARGEST_FILE = 50_000_000


@dataclass(frozen=True)
class TakenIn:
    """One workshop opened from a file, and what of the file could not be placed."""

    opened: Opened
    notes: tuple[str, ...]


def read_file(path: Path) -> tuple[Imported, ...]:
    """What a file holds: one workshop, or several communities."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise CannotRead(f"{path.name} is larger than 50 MB. Nothing was changed.")
        content = path.read_bytes()
    except OSError as error:
        raise CannotRead(f"{path.name} cannot be read: {error.strerror}.") from error
    return read_content(path.name, content)


def read_content(name: str, content: bytes) -> tuple[Imported, ...]:
    """By what the file is, not by what it is called: a workbook, a record, a county's facts."""
    from sim_workshop.exchange import any_file

    try:
        return any_file.read(content, load_pack())
    except CannotRead as refused:
        raise CannotRead(f"{name}: {refused}") from refused


def take_in(store: Store, found: Sequence[Imported], host: Member | None = None) -> list[TakenIn]:
    """Opens a workshop for each community of a file."""
    return [TakenIn(_opened(store, each, host), each.notes) for each in found]


def _opened(store: Store, found: Imported, host: Member | None) -> Opened:
    return open_workshop(
        store, host, found.community, found.records, pack=found.pack, members=found.members,
        tallies=found.tallies.values(), printed=found.printed, uploads=found.uploads,
    )  # fmt: skip


def write_zip(store: Store, code: str, file: Path) -> list[Path]:
    """Everything in one zip, INTERNAL."""
    content = whole(remember(store, code, FILE), beside(store, code))
    partial = file.with_name(f".{file.name}.part")
    try:
        partial.write_bytes(content)
        partial.replace(file)
    except OSError as error:
        raise CannotRead(f"{file.name} cannot be written: {error.strerror}.") from error
    return [file]


def write_all(store: Store, code: str, folder: Path) -> list[Path]:
    """Every file of the workshop, at one revision, into a folder. Whole files or none."""
    map_ = remember(store, code, FILE)
    files = all_files(map_, beside(store, code))
    made = [(folder / exported_name(kind), files[kind.name]) for kind in KINDS
            if kind.name in files]  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in made:
        partial = path.with_name(f".{path.name}.part")
        partial.write_bytes(content)
        partial.replace(path)
    return [path for path, _ in made]
