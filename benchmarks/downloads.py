"""A room at work while thirty people download at once: how much later an entry is on every screen.

`python -m benchmarks.downloads`: ten people on the real server hear one another's entries, first in
peace, then while thirty ask for the Word report in the same moment. The last line is one JSON
object.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.measuring import machine
from benchmarks.room import served
from sim_workshop.rehearsal.visitor import Visitor

PEOPLE, PLANNERS = 10, 30
ENTRIES, EVERY = 40, 0.25
FILE = "report.docx"


@dataclass
class Heard:
    """When each entry was submitted, and when each screen had it."""

    submitted: dict[str, float] = field(default_factory=dict)
    late_ms: dict[str, list[float]] = field(default_factory=dict)

    def hear(self, _name: str, data: dict[str, Any], at: float) -> None:
        for entry in data.get("entries", ()):
            mark = entry["text"].split(" ")[0]
            if mark in self.submitted:
                self.late_ms.setdefault(mark, []).append((at - self.submitted[mark]) * 1000)


def main() -> None:
    print(f"downloads\n{machine()}\n")
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (url, code, key, _server):
        found = asyncio.run(_measured(url, code, key))
    for name, value in found.items():
        print(f"{name.replace('_', ' '):36} {value}")
    print(json.dumps({"benchmark": "downloads", "machine": machine(), **found}))


async def _measured(url: str, code: str, key: str) -> dict[str, object]:
    heard = Heard()
    lead = Visitor(url, code)
    await lead.sign_in(key)
    await lead.act("move_room", at="1", stage="intercept")
    people = [Visitor(url, code, f"127.0.1.{n + 1}", heard.hear) for n in range(PEOPLE)]
    for n, person in enumerate(people):
        await person.join(f"Person {n}", "County clinic")
        await person.listen()
    await _write(people[0], heard, "q")
    quiet = _late(heard, "q")
    began = time.perf_counter()
    asked = asyncio.gather(*(_download(lead, code) for _n in range(PLANNERS)))
    await _write(people[0], heard, "d")
    files = await asked
    took = [at - began for at, _size in files]
    during = _late(heard, "d")
    for person in (lead, *people):
        await person.leave()
    return {
        "people": PEOPLE, "downloads": PLANNERS, "different_files": len({s for _at, s in files}),
        "quiet_median_ms": quiet[0], "quiet_p95_ms": quiet[1],
        "during_median_ms": during[0], "during_p95_ms": during[1],
        "first_file_s": round(min(took), 2), "last_file_s": round(max(took), 2),
    }  # fmt: skip


async def _write(person: Visitor, heard: Heard, phase: str) -> None:
    for n in range(ENTRIES):
        mark = f"{phase}{n}"
        heard.submitted[mark] = time.perf_counter()
        await person.place("gap", f"{mark} Nobody answers at night", ["1"])
        await asyncio.sleep(EVERY)
    await asyncio.sleep(2)


def _late(heard: Heard, phase: str) -> tuple[int, int]:
    """Median and 95 of 100, over all screens."""
    kept = [each for mark, each in heard.late_ms.items() if mark.startswith(phase)]
    late = sorted(ms for each in kept for ms in each)
    return round(statistics.median(late)), round(late[int(len(late) * 0.95)])


async def _download(lead: Visitor, code: str) -> tuple[float, int]:
    """When it was there, and which file it was."""
    answer = await lead.speaker.get(f"/files/{code}/{FILE}")
    assert answer.status == 200, answer.status
    return time.perf_counter(), hash(answer.body)


if __name__ == "__main__":
    main()
