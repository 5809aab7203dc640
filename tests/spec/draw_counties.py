"""Draws the real counties of tests/data for docs/examples: `python -m tests.spec.draw_counties`."""

from __future__ import annotations

import sys
from pathlib import Path

from sim_workshop.charts import flow_map, gap_heat, now_and_new, swim_lanes, system_map
from sim_workshop.charts.picture import Chart, svg
from sim_workshop.domain.privacy import release
from tests.domain.counties import counties
from tests.domain.flowing import a_flowing_map
from tests.spec.diversion_table import FLOWING

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "examples"
WHITE = "#FFFFFF"
LEAST = 6
"""Entries a county must have for its map to say something."""


def pictures() -> dict[str, tuple[Chart, str]]:
    """By file name: the drawing, and what it shows."""
    released = {name: release(map_).map for name, map_ in counties().items()}
    worth = {n: m for n, m in released.items() if len(m.resources) + len(m.gaps) >= LEAST}
    found: dict[str, tuple[Chart, str]] = {
        f"map-{name}": (system_map.chart(m, ground=WHITE), f"{m.community.full_name}: the map")
        for name, m in worth.items()
    }
    king = worth["king_wa_jail_diversion_model"]
    harris, dane = worth["harris_tx"], worth["dane_wi"]
    made_up = a_flowing_map(FLOWING[2].counts)
    found |= {
        "now-and-new-king_wa": (
            now_and_new.chart(king, ground=WHITE),
            "The jail diversion table of King County's form: what there is beside what is new",
        ),
        "intercept-1-harris_tx": (
            system_map.chart(harris, intercept="1", ground=WHITE),
            "Harris County: law enforcement, large, with its services and gaps",
        ),
        "services-harris_tx": (
            system_map.chart(harris, ground=WHITE, naming=True),
            "Harris County: the map with the local services in their boxes",
        ),
        "lanes-harris_tx": (
            swim_lanes.chart(harris, ground=WHITE),
            "Harris County: lanes by agency, where nobody wrote it by the agency the words name",
        ),
        "heat-dane_wi": (gap_heat.chart(dane, ground=WHITE), "Dane County: where the gaps are"),
        "flow-example": (
            flow_map.chart(made_up, ground=WHITE),
            "An invented county of RULES.md: arrows as wide as the people on them",
        ),
    }
    return found


REPORTS = """## Their reports

Made by `python docs/examples/make.py`, as Word files and as the tagged PDFs made from them. They
are drafts of what public sources say of three counties, not documents of the counties.

- Washington County, OR: [Word](report-washington_or.docx), [PDF](report-washington_or.pdf)
- Harris County, TX: [Word](report-harris_tx.docx), [PDF](report-harris_tx.pdf)
- Whatcom County, WA: [Word](report-whatcom_wa.docx), [PDF](report-whatcom_wa.pdf)
"""


def page(found: dict[str, tuple[Chart, str]]) -> str:
    """docs/examples/README.md."""
    lines = [f"- [{said}]({name}.svg)" for name, (_chart, said) in found.items()]
    return (
        "# Real counties, drawn\n\nMade by `python -m tests.spec.draw_counties` from the county "
        "files in `tests/data/counties`: published facts, with their sources in the files. "
        "Counties with fewer than six entries in public are left out.\n\n"
        + "\n".join(lines) + "\n\n" + REPORTS
    )  # fmt: skip


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = pictures()
    for name, (chart, _said) in found.items():
        (FOLDER / f"{name}.svg").write_text(svg(chart), encoding="utf-8", newline="\n")
    (FOLDER / "README.md").write_text(page(found), encoding="utf-8", newline="\n")
    print(f"Wrote {len(found)} pictures to {FOLDER}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
