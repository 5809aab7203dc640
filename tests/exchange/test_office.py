"""Every Word and Excel file that is handed out fits the schema of ECMA-376 and the rules beside it,
as Microsoft's own Open XML SDK checks them: Word and Excel offer to repair a file that does not."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest

from sim_workshop.domain.agenda import AgendaBlock, Span
from sim_workshop.domain.evaluation import Comment, counted
from sim_workshop.domain.record import Record
from sim_workshop.domain.report_plan import ReportPlan
from sim_workshop.domain.review import Review, ReviewComment
from sim_workshop.domain.upload import Upload
from sim_workshop.domain.workshop import Map
from sim_workshop.use_cases.beside import NOTHING, Beside
from sim_workshop.use_cases.publishing import EXCEL, KINDS, WORD
from tests.builders import a_map
from tests.exchange.any_records import HOSTILE
from tests.exchange.of_the_year.test_of_the_year import records as records_of_the_year
from tests.exchange.office import GET_IT, NEWEST, OLDEST, misfits, misfits_of, validator
from tests.exchange.report.counties import PNG, ROOT, written
from tests.exchange.report.full import charted_map
from tests.exchange.report.test_committee import KEPT as COMMITTEE
from tests.exchange.report.test_flow_page import MAP as COUNTED
from tests.exchange.report.test_template import changed

pytestmark = pytest.mark.skipif(validator() is None, reason=GET_IT)

RAN = Span(started=datetime(2027, 3, 8, 9, tzinfo=UTC), ended=datetime(2027, 3, 8, 11, tzinfo=UTC))
OF_THE_DAY: tuple[Record, ...] = (
    AgendaBlock(id="ab1", title="Intercepts 0 and 1", planned=90, spans=(RAN,)),
    counted("evaluated.ev.goals", "ev.goals", "The goals were clear to me.", (5, 5, 4, 4, 1, 3)),
    Comment(id="cm1", question="ev.better", text="Longer breaks", released=True),
    *COUNTED.numbers,
    Review(id="vr1", whom="County counsel"),
    ReviewComment(id="vc1", review="vr1", section="plan", text="Say who", old="a", new="b"),
)
OWN = Upload.of("own.docx", WORD, changed("word/styles.xml", "9A4105", "123456"))
SEAL = Upload.of("seal.png", "image/png", PNG)
DRESS = Beside((OWN, SEAL), ((date(2027, 3, 8), (("entries", 31), ("votes", 4))),))


def with_everything() -> Map:
    """A workshop, its day, committee and year, counts on arrows, a review of its draft, a template
    and a logo of the county's own; in every text something nobody would think of."""
    plain, odd = charted_map(weighed_ranking=True), cycle(HOSTILE)
    wish = ReportPlan(logo_words="Seal", logo=SEAL.hash, template=OWN.hash)
    found = [*plain.records.values(), *COMMITTEE, *records_of_the_year(), *OF_THE_DAY, wish]
    return replace(plain, records={r.id: _odd(r, odd) for r in found})


def _odd(record: Record, odd: Iterator[str]) -> Record:
    texts = [name for name, known in type(record).model_fields.items()
             if known.annotation is str and known.metadata]  # fmt: skip
    return record.but(**{name: f"{getattr(record, name)} {next(odd)}" for name in texts})


@cache
def handed_out(which: str) -> dict[str, bytes]:
    """Each Word and Excel file of a workshop, as it is downloaded."""
    map_, dress = (with_everything(), DRESS) if which == "everything" else (a_map(), NOTHING)
    return {k.name: k.made(map_, dress) for k in KINDS if k.media_type in (WORD, EXCEL)}


@pytest.mark.usefixtures("pages_uncounted")
@pytest.mark.parametrize(
    ("which", "version"), [("everything", NEWEST), ("everything", OLDEST), ("nothing", OLDEST)]
)
def test_every_file_that_is_handed_out_fits(which: str, version: str, tmp_path: Path) -> None:
    files = handed_out(which)
    assert {"report.docx", "charter.docx", "map-network.xlsx", "workbook.xlsx"} <= set(files)
    assert misfits_of(files, tmp_path, version) == {}


def test_a_final_report_with_page_numbers_fits(tmp_path: Path) -> None:
    pages = {f"_Toc{n:06d}": n for n in range(99)}
    final = written(charted_map(), audience="internal", draft=False, pages=pages)
    assert misfits_of({"final.docx": final}, tmp_path) == {}


def test_the_templates_and_the_examples_fit() -> None:
    """The workbook of `templates/` is what is filled in before the workshop."""
    found = [*(ROOT / "templates").glob("*.*x"), *(ROOT / "docs" / "examples").glob("*.docx")]
    assert {"report.docx", "workbook.xlsx", "report-harris_tx.docx"} <= {f.name for f in found}
    assert {f.name: misfits(f, OLDEST) for f in found if misfits(f, OLDEST)} == {}


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [("report.docx/word/document.xml", "<w:pStyle", "<w:keepNext/><w:pStyle"),
     ("report.docx/word/document.xml", 'w:gutter="0"', 'w:gutter="none"'),
     ("workbook.xlsx/xl/styles.xml", "<b val", '<name val="Calibri"/><b val'),
     ("workbook.xlsx/xl/workbook.xml", 'name="README"', f'name="{"R" * 32}"')],
)  # fmt: skip
def test_what_does_not_fit_is_noticed(part: str, old: str, new: str, tmp_path: Path) -> None:
    name, _, inside = part.partition("/")
    broken = tmp_path / name
    with (zipfile.ZipFile(ROOT / "templates" / name) as whole,
          zipfile.ZipFile(broken, "w") as copy):  # fmt: skip
        for each in whole.namelist():
            content = whole.read(each).decode("latin-1")
            assert old in content or each != inside
            copy.writestr(each, (content.replace(old, new, 1) if each == inside else content)
                          .encode("latin-1"))  # fmt: skip
    (found, *_more) = misfits(broken)
    assert found.startswith(f"/{inside} ")


def test_what_is_no_such_file_is_noticed(tmp_path: Path) -> None:
    assert misfits_of({"a.docx": b"no zip at all"}, tmp_path)["a.docx"]
