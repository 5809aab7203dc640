"""The Word report of 500 records with its map: under 3 s cold and warm, under 300 MB over idle.

Cold is a fresh Python that imports everything it needs. The baseline writes as many plain
paragraphs with python-docx.
"""

from __future__ import annotations

import json
import statistics
import tempfile
from pathlib import Path

from benchmarks.filling import filled
from benchmarks.measuring import PEAK, Figure, against, in_fresh_python, print_table

MANY = 500
RUNS = 3
REPORT = (
    PEAK
    + """
import json, sys, time
from sim_workshop.store import open_store
from sim_workshop.use_cases.publishing import KINDS
store = open_store("sqlite:///{path}")
map_ = store.read(store.codes()[0][0])
idle, before = peak_mb(), time.perf_counter()
make = next(k.make for k in KINDS if k.name == "report.docx")
first = make(map_)
cold = time.perf_counter() - before
warm = []
for _ in range(3):
    before = time.perf_counter()
    make(map_)
    warm.append(time.perf_counter() - before)
print(json.dumps(dict(cold=cold, warm=sorted(warm)[1], growth=peak_mb() - idle, size=len(first))))
"""
)
PLAIN = """
import io, json, time
before = time.perf_counter()
import docx
document = docx.Document()
for n in range({many}):
    document.add_paragraph("Officers who take somebody to the hospital wait for hours.")
document.save(io.BytesIO())
print(json.dumps(dict(cold=time.perf_counter() - before)))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        filled(Path(folder), MANY)[0].close()
        path = (Path(folder) / "bench.sqlite").as_posix()
        made = [json.loads(in_fresh_python(REPORT.replace("{path}", path))) for _ in range(RUNS)]
        plain = [
            json.loads(in_fresh_python(PLAIN.replace("{many}", str(MANY)))) for _ in range(RUNS)
        ]
    base = _figure("bare: as many plain paragraphs, cold", [p["cold"] for p in plain])
    cold = _figure("report with map, cold", [m["cold"] for m in made], "3000 ms")
    warm = _figure("report with map, warm", [m["warm"] for m in made], "3000 ms")
    print_table(
        f"report: a workshop of {MANY} records", [base, against(cold, base), against(warm, base)],
        peak_growth_mb=round(statistics.median(m["growth"] for m in made)),
        peak_growth_bound_mb=300, size_kb=made[0]["size"] // 1024,
    )  # fmt: skip


def _figure(name: str, seconds: list[float], bound: str = "") -> Figure:
    ms = [s * 1000 for s in seconds]
    return Figure(name, statistics.median(ms), min(ms), max(ms), bound=bound)


if __name__ == "__main__":
    main()
