"""The reports of three real counties, as they are downloaded: published facts from the files in
`tests/data/counties`, with their sources. Run: `python docs/examples/make.py`; LibreOffice is
needed for the PDF and for the page numbers of the contents. The map is drawn at half the size of
the downloaded one, to keep the files small."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sim_workshop import __version__  # noqa: E402
from sim_workshop.charts import system_map  # noqa: E402
from sim_workshop.charts.picture import png  # noqa: E402
from sim_workshop.content import load_pack  # noqa: E402
from sim_workshop.domain.finality import still_open  # noqa: E402
from sim_workshop.domain.privacy import release  # noqa: E402
from sim_workshop.domain.workshop import Map  # noqa: E402
from sim_workshop.exchange import county, pdf, report  # noqa: E402
from sim_workshop.exchange.report.page_numbers import counted  # noqa: E402

NAMES = ("washington_or", "harris_tx", "whatcom_wa")
MADE_AT = datetime(2027, 1, 15, 17, 0, tzinfo=UTC)
"""One moment for all, so that the same record gives the same file."""


def small(map_: Map) -> bytes:
    return png(system_map.chart(map_, ground="#FFFFFF"), scale=1)


def made(name: str) -> bytes:
    """The Word report of a county, its contents with page numbers."""
    content = (ROOT / "tests" / "data" / "counties" / f"{name}.yaml").read_bytes()
    (imported,) = county.read(content, load_pack())
    map_ = imported.as_map(load_pack(), "EXAMPLE")

    def write(pages: dict[str, int]) -> bytes:
        return report.write(release(map_), made_at=MADE_AT, version=__version__, pages=pages,
                            picture=small, open_=still_open(map_))  # fmt: skip

    return write(dict(counted(write({}))))


if __name__ == "__main__":
    for name in NAMES:
        word = made(name)
        for form, content in (("docx", word), ("pdf", pdf.write(word))):
            file = Path(__file__).with_name(f"report-{name}.{form}")
            file.write_bytes(content)
            sys.stderr.write(f"{file.name}: {len(content) // 1000} kB\n")
