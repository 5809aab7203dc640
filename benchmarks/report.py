"""Files of a workshop of 500 records, 12 charts and the map: the full report under 3 s, workbook
and brief under 1.5 s, under 300 MB over idle; 5,000 records under 15 s.

Each in a fresh Python, cold with everything it imports and warm. Drawing the pictures is reported
apart: the ratio is of writing alone, against bare python-docx writing the same paragraphs, tables
and ready-made pictures. Warm, every picture is drawn anew; "one entry later" keeps those of charts
that say the same. Page numbers need LibreOffice to lay the file out once; that too stands apart,
warm as the others. CPU seconds stand beside the times, LibreOffice's among them, and the ratio is
of them: they hardly grow when others use the machine.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.filling import records
from benchmarks.measuring import PEAK, Figure, in_fresh_python, print_table
from sim_workshop.content import load_pack
from sim_workshop.domain.community import Community
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.record import Record
from sim_workshop.store import open_store
from sim_workshop.use_cases.hosting import open_workshop

MANY, MOST, RUNS = 500, 5_000, 3
CHARTS, YEARS = 2, ("2022", "2023", "2024", "2025")
"""Of each of six intercepts: a line through four years each."""
MEASURED = (
    PEAK
    + """
import io, json, time
from datetime import UTC, datetime
from sim_workshop.store import open_store
store = open_store("sqlite:///{path}")
map_ = store.read(store.codes()[0][0])
from sim_workshop.domain.privacy import release
idle = peak_mb()

def timed(work):
    before, cpu = time.perf_counter(), time.process_time()
    made = work()
    return time.perf_counter() - before, time.process_time() - cpu, made

def warm(work):
    found = sorted(timed(work)[:2] for _ in range({runs}))
    return found[len(found) // 2]

told = {}
def report(length="full", picture=True):
    from dataclasses import replace
    from sim_workshop.exchange import report
    from sim_workshop.exchange.report import map_page, number_charts
    draw = map_page.draw if picture is True else picture
    chart = number_charts.draw if picture is True else ready_chart
    return report.write(
        release(replace(map_)), made_at=datetime(2027, 3, 9, tzinfo=UTC), version="1",
        picture=draw, chart=chart, length=length)

wall, cpu, first = timed(report)
told["report, cold"] = wall, cpu
from sim_workshop.charts.picture import drawn as kept_pictures
def anew():
    kept_pictures.cache_clear()
    return report()
told["report, warm"] = warm(anew)
report_growth = peak_mb() - idle

from sim_workshop.exchange.report import map_page, number_charts
kept, points = [], []
ready_map = map_page.draw(release(map_).map)
def noted(found):
    points.append(found)
    kept.append(number_charts.draw(found))
    return kept[-1]
ready_chart = noted
report(picture=lambda _map: ready_map)
drawn = dict(zip(map(repr, points), kept))
def ready_chart(found):
    return drawn[repr(found)]
def all_drawn():
    kept_pictures.cache_clear()
    return map_page.draw(release(map_).map), [number_charts.draw(p) for p in points]
told["drawing its pictures, warm"] = warm(all_drawn)
def writing():
    return report(picture=lambda _map: ready_map)
told["brief, warm"] = warm(lambda: report("brief"))
def book():
    from sim_workshop.exchange import workbook
    return workbook.write(map_)
told["workbook, cold"] = timed(book)[:2]
told["workbook, warm"] = warm(book)
growth = peak_mb() - idle

import docx
from docx.shared import Inches
from docx.table import Table
from docx.text.paragraph import Paragraph
parts = []
for element in docx.Document(io.BytesIO(first)).element.body.iterchildren():
    if element.tag.endswith("}p"):
        parts.append(Paragraph(element, None).text)
    elif element.tag.endswith("}tbl"):
        rows = [["".join(t.text or "" for t in cell.iter() if t.tag.endswith("}t"))
                 for cell in row.iter() if cell.tag.endswith("}tc")]
                for row in element.iter() if row.tag.endswith("}tr")]
        parts.append([row for row in rows if row])
def bare():
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), max(map(len, part)))
        for cells, row in zip(table.rows, part):
            for cell, text in zip(cells.cells, row):
                cell.text = text
    for picture in (ready_map, *kept):
        document.add_picture(io.BytesIO(picture), Inches(6))
    document.save(io.BytesIO())
turns = [(timed(writing)[:2], timed(bare)[:2]) for _ in range({runs} + 2)][1:]
told["writing it, pictures ready"], told["bare python-docx, the same"] = (
    sorted(found)[len(found) // 2] for found in zip(*turns))
print(json.dumps(dict(told=told, report_growth=report_growth, growth=growth, charts=len(kept),
                      size=len(first), paragraphs=sum(isinstance(p, str) for p in parts),
                      tables=sum(not isinstance(p, str) for p in parts))))
"""
)
COUNTED = """
import json, os, sys, time
sys.path.insert(0, ".")
from sim_workshop.exchange import pdf
from sim_workshop.store import open_store
from sim_workshop.use_cases.beside import NOTHING
from sim_workshop.use_cases.report_file import report_file
store = open_store("sqlite:///{path}")
map_ = store.read(store.codes()[0][0])
from dataclasses import replace
from sim_workshop.charts.picture import drawn
def counted(map_):
    before, cpu = time.perf_counter(), sum(os.times()[:4])
    report_file(map_, NOTHING, length="full", audience="public")
    return time.perf_counter() - before, sum(os.times()[:4]) - cpu
counted(map_)
drawn.cache_clear()
told = dict(warm=counted(replace(map_)))
gap = map_.gaps[0]
later = {**map_.records, "later": gap.but(id="later", text="Nobody answers at night.")}
told["later"] = counted(replace(map_, records=later))
print(json.dumps(dict(told=told, office=bool(pdf.office()))))
"""
WRITING, BARE = "writing it, pictures ready", "bare python-docx, the same"
BOUNDS = {
    "report, cold": "", "report, warm": "3000 ms", "brief, warm": "1500 ms",
    "workbook, warm": "1500 ms", "writing it, pictures ready": "ratio 1.5",
}  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        small, large = _filled(Path(folder), MANY), _filled(Path(folder), MOST)
        counted = json.loads(in_fresh_python(COUNTED.replace("{path}", small)))
        runs = [_measured(small, RUNS) for _ in range(1 if "--once" in sys.argv else RUNS)]
        many = _measured(large, 1)
    figures = {name: _figure(name, runs) for name in runs[0]["told"]}
    shown = [figures.pop(BARE), *figures.values()]
    cpu = {n: statistics.median(r["told"][n][1] for r in runs) for n in runs[0]["told"]}
    shown = [
        replace(f, baseline=f"{BARE}, by CPU seconds", ratio=round(cpu[WRITING] / cpu[BARE], 2))
        if f.name == WRITING else f for f in shown
    ]  # fmt: skip
    large_ms = many["told"]["report, warm"][0] * 1000
    shown.append(
        Figure(f"report of {MOST:,} records", large_ms, large_ms, large_ms, bound="15000 ms")
    )
    if counted["office"]:
        for name, (seconds, spent) in counted["told"].items():
            ms, cpu[f"pages counted, {name}"] = seconds * 1000, spent
            shown.append(
                Figure(f"report with its pages counted, {name}", ms, ms, ms, bound="3000 ms")
            )
    print_table(
        f"files of a workshop of {MANY} records", shown, **_beside(runs),
        cpu_seconds={name: round(seconds, 2) for name, seconds in cpu.items()},
        cpu_seconds_5000=round(many["told"]["report, warm"][1], 2),
        growth_mb_5000=round(float(str(many["growth"]))),
    )  # fmt: skip


def _beside(runs: Sequence[dict[str, Any]]) -> dict[str, object]:
    first = runs[0]
    grown = statistics.median(float(str(r["growth"])) for r in runs)
    report = statistics.median(float(str(r["report_growth"])) for r in runs)
    return {
        "peak_growth_mb_report": round(report), "peak_growth_mb_all_files": round(grown),
        "peak_growth_bound_mb": 300, "charts": first["charts"],
        "paragraphs": first["paragraphs"], "tables": first["tables"],
        "size_kb": int(str(first["size"])) // 1024,
    }  # fmt: skip


def _filled(folder: Path, many: int) -> str:
    """A database with one workshop of that many records, the charts' numbers among them."""
    numbers = _numbers()
    others = [r for r in records(many) if not isinstance(r, DataPoint)]
    made: list[Record] = [*others[: many - len(numbers)], *numbers]
    while len(made) < many:
        made.append(others[0].but(id=f"x{len(made)}"))
    path = (folder / f"bench-{many}.sqlite").as_posix()
    store = open_store(f"sqlite:///{path}")
    open_workshop(store, None, Community(id="bench", name="Bench County", state="OR"), made)
    store.close()
    return path


def _numbers() -> list[DataPoint]:
    intercepts = [i.id for i in load_pack().intercepts if not i.is_cross][:6]
    return [
        DataPoint(
            id=f"m{at}.{n}.{year}", name=f"Bookings of kind {n} at {at}", about=(at,),
            value=f"{1200 + 37 * n + 11 * int(year[-1])}", low=1200, high=1200, unit="people",
            period=year, source="Jail",
        ) for at in intercepts for n in range(CHARTS) for year in YEARS
    ]  # fmt: skip


def _measured(path: str, runs: int) -> dict[str, Any]:
    code = MEASURED.replace("{path}", path).replace("{runs}", str(runs))
    found: dict[str, Any] = json.loads(in_fresh_python(code))
    return found


def _figure(name: str, runs: Sequence[dict[str, Any]]) -> Figure:
    ms = [run["told"][name][0] * 1000 for run in runs]
    return Figure(name, statistics.median(ms), min(ms), max(ms), bound=BOUNDS.get(name, ""))


if __name__ == "__main__":
    main()
