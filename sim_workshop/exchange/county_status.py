"""What the words of a source say about a status. Only what they say: a service that "operates" is
in place, and never "enough" unless the source says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from sim_workshop.domain.findings import ResourceStatus
from sim_workshop.domain.plan import Progress

T = TypeVar("T")


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


OF_RESOURCES: tuple[tuple[re.Pattern[str], ResourceStatus], ...] = (
    (_any("not stated", "not known whether"), ""),
    (_any("unknown", "nobody knows"), "unknown"),
    (_any("not yet", "in planning", "planned", "proposed", "under construction", "in development",
          "starting", "to be (?:built|opened|created|set up)", "authori[sz]ed", "considered",
          "under consideration", "not open"), "planned"),
    (_any("not renewed", "ended", "closed", "discontinued", "terminated", "abolished", "defunct",
          "do(?:es)? not exist", "missing", "absent", "not available", "unavailable",
          "no longer", "never", "not (?:in place|operat\\w+|running|active|exist\\w*)"), "absent"),
    (re.compile(r"^\s*cut\b", re.IGNORECASE), "absent"),
    (_any("lacks?(?: of)? capacity", "not enough", "insufficient", "not (?:sufficient|adequate)",
          "limited capacity", "too few", "too small", "too little", "at capacity",
          "over capacity", "waiting list", "short of capacity"), "short_capacity"),
    (_any("suffices?", "sufficient", "enough", "adequate"), "sufficient"),
    (_any("operating", "operational", "current", "existing", "exists", "in place", "active",
          "open", "opened", "running", "expanding", "to be expanded", "being expanded", "renewed",
          "launched", "implemented", "achieved", "done", "completed", "pilot", "new"), "in_place"),
    (re.compile(r"^\s*(?:part )?funded\b", re.IGNORECASE), "planned"),
)  # fmt: skip
OF_STEPS: tuple[tuple[re.Pattern[str], Progress], ...] = (
    (_any("unable to measure", "cannot be measured"), "unable_to_measure"),
    (_any("unsuccessful", "dropped", "cancell?ed", "abandoned", "failed"), "dropped"),
    (_any("stalled", "on hold", "paused", "blocked"), "stalled"),
    (_any("not (?:yet|started|done|completed?|met|achieved)", "to be done"), "not_started"),
    (_any("at risk", "not on track", "delayed", "behind", "late"), "at_risk"),
    (_any("done", "completed?", "achieved", "exceeded", "met", "finished", "implemented"), "done"),
    (_any("on ?track", "ongoing", "in progress", "under ?way", "started", "operating",
          "continuing"), "on_track"),
)  # fmt: skip


def resource_status(written: Sequence[str]) -> ResourceStatus:
    """What the last of several statuses in time says; of one with parts, the last that says
    anything."""
    found = [_first(part, OF_RESOURCES) for part in _parts(written)]
    return next((status for status in reversed(found) if status is not None), "")


def step_status(written: Sequence[str], when: str) -> Progress:
    """How far a step is: by its status, or where its date says that it is done."""
    found = [_first(part, OF_STEPS) for part in _parts(written)]
    said = next((status for status in reversed(found) if status is not None), None)
    told = re.match(r"\s*(done|completed|ongoing)\b", when, re.IGNORECASE)
    if said or written or not told:
        return said or "not_started"
    return "on_track" if told[1].lower() == "ongoing" else "done"


def _parts(written: Iterable[str]) -> list[str]:
    return [part for text in written for part in text.split(";")]


def _first(part: str, table: Sequence[tuple[re.Pattern[str], T]]) -> T | None:
    return next((status for pattern, status in table if pattern.search(part)), None)
