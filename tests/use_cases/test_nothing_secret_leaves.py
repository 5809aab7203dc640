"""What may not leave is in no byte of any published file: whatever the records are, every kind of
file is made of them, taken apart to its last part, and searched."""

from __future__ import annotations

import io
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sim_workshop.domain.breakouts import Breakout
from sim_workshop.domain.committee import Meeting, Note, Recommendation
from sim_workshop.domain.evaluation import Comment
from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.findings import Gap, Opportunity, Parking, Resource, Strength
from sim_workshop.domain.people import Member, Stakeholder
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority, Round, Tally
from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.domain.record import Record, Wording
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.use_cases.beside import NOTHING
from sim_workshop.use_cases.publishing import KINDS, Kind, file_name
from tests.exchange.report.full import full_map

PLACES = ("i0.crisis_line", "i1.police", "i3.jail", "2", "cross")
NOT_SHOWN = ("held", "waiting", "veiled", "removed", "redacted")
ENTRIES = (Resource, Strength, Gap, Opportunity, Parking)
SMALL = 900_000_000
"""Counts below this are suppressed here, so that a small one has nine digits nobody else has."""
FEW = settings(
    max_examples=3, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
PUBLISHED = [
    k for k in KINDS if k.use == "published" and not k.of and k.name != "report-template.docx"
]
"""The county's template holds nothing of the record."""


class Secrets:
    """Words that stand nowhere else, each handed out once."""

    def __init__(self, begin: int) -> None:
        self.begin, self.words = begin, list[str]()

    def word(self) -> str:
        self.words.append(f"qx{self.begin + len(self.words):06d}zq")
        return self.words[-1]

    def count(self) -> str:
        self.words.append(str(711_130_013 + 170_017 * len(self.words)))
        return self.words[-1]


class Made:
    """A workshop and what may not leave it; said in short where a test fails."""

    def __init__(self, map_: Map, words: list[str]) -> None:
        self.map, self.words = map_, words

    def __repr__(self) -> str:
        return f"<names: {self.map.workshop.entry_names}, {len(self.words)} secrets>"


@st.composite
def workshops(draw: st.DrawFn) -> Made:
    """A workshop in which every kind holds something that may not leave."""
    secret = Secrets(draw(st.integers(0, 900_000)))
    names = draw(st.sampled_from(("name", "agency", "nothing")))
    base = full_map(entry_names=names, smallest_cell_shown=SMALL)
    place = st.sampled_from(PLACES)
    made: list[Record] = []
    for kind in ENTRIES:
        shown = kind(
            id=f"a{kind.kind}", text=f"A {kind.kind}", places=(draw(place),), author=secret.word(),
            by_proxy=secret.word(), standing_reason=secret.word(),
            wordings=(Wording(text="As said", author=secret.word()),),
        )  # fmt: skip
        made.append(shown)
        for standing in draw(st.lists(st.sampled_from(NOT_SHOWN), min_size=1, unique=True)):
            made.append(kind(id=f"{standing}{kind.kind}", text=secret.word(), standing=standing,
                             standing_reason=secret.word(), places=(draw(place),),
                             credit=secret.word(), population=secret.word()))  # fmt: skip
    made += _evidence(secret, draw(place)) + _people(secret, named=names == "name")
    made += _led(secret, named=names == "name") + _plan(secret) + _of_the_program(secret)
    members = {"mm": Member(id="mm", role="stakeholder", name=secret.word(), agency=secret.word())}
    tallies = {"hidden": Tally(round="hidden", ballots=12, votes={"y1": int(secret.count())})}
    hidden = replace(
        base, code=secret.word().upper(), members=members, tallies={**base.tallies, **tallies},
        records={**base.records, **{r.id: r for r in made}},
    )  # fmt: skip
    secret.words[secret.words.index(hidden.code.lower())] = hidden.code
    return Made(hidden, secret.words)


def _evidence(secret: Secrets, place: str) -> list[Record]:
    few = [DataPoint(id=f"few{at}", name="People seen", value=n, low=float(n), high=float(n),
                     unit="people", counts_people=True, period=f"201{at}", about=(place,),
                     remarks=(n,), footnote=n, numerator=n)
           for at, n in enumerate((secret.count(), secret.count()))]  # fmt: skip
    return [
        *few,
        Anecdote(id="ya", text=secret.word(), places=(place,), author=secret.word()),
        Anecdote(id="yb", text="Told and released", places=(place,), released=True,
                 released_by=secret.word(), release_reason=secret.word()),
        Comment(id="ca", question="q", text=secret.word()),
        Note(id="za", text=secret.word()),
        Questionnaire(id="qa", agency="Jail", contact=secret.word(), grant=secret.word()),
    ]  # fmt: skip


def _people(secret: Secrets, *, named: bool) -> list[Record]:
    return [
        Stakeholder(id="wa", name="Shown Name" if named else secret.word(), agency="Jail",
                    email=secret.word(), member=secret.word()),
        Stakeholder(id="wb", name=secret.word(), agency=secret.word(), removed=True),
        Breakout(id="bra", priority="y1", scribe=secret.word(), members=(secret.word(),)),
        Workgroup(id="wga", name="Data group", grant=secret.word()),
        Workgroup(id="wgb", name=secret.word(), removed=True),
    ]  # fmt: skip


def _led(secret: Secrets, *, named: bool) -> list[Record]:
    """A step with a lead and others, all of whom took part: in public they are their posts."""
    who, beside = ("Ann Led", "Bo Aside") if named else (secret.word(), secret.word())
    return [
        Stakeholder(id="wl", name=who, role="Jail administrator", agency="Jail", alternate=beside),
        ActionStep(id="sl", priority="y1", text="Find a house", lead=f"{who} (Jail)",
                   who=f"{who} and {beside}", backup=beside, partners=f"{beside}, Housing",
                   agencies=(f"Court, {beside}",), due=date(2027, 5, 1)),
    ]  # fmt: skip


def _plan(secret: Secrets) -> list[Record]:
    return [
        Priority(id="pa", title=secret.word(), withdrawn=True),
        Objective(id="ja", priority="y1", text=secret.word(), removed=True),
        ActionStep(id="sa", priority="y1", text=secret.word(), lead=secret.word(), removed=True,
                   due=date(2027, 5, 1)),
        Recommendation(id="ra", text=secret.word(), removed=True),
        Meeting(id="ta", title=secret.word(), on=date(2027, 5, 1), removed=True),
        Meeting(id="tb", title="Council", on=date(2027, 6, 1), led_by=secret.word(),
                minutes=secret.word()),
    ]  # fmt: skip


def _of_the_program(secret: Secrets) -> list[Record]:
    return [Round(id="hidden", title="Not shown yet", candidates=("y1", "y2"), state="closed")]


def every_part(content: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """A file and all that is packed in it."""
    yield name, content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield name, archive.comment
            for part in archive.infolist():
                yield f"{name}/{part.filename}", part.filename.encode() + part.extra
                yield from every_part(archive.read(part), f"{name}/{part.filename}")
    if content.startswith(b"%PDF"):
        yield from _of_pdf(content, name)
    if content.startswith(b"\x89PNG"):
        for chunk in content.split(b"zTXt")[1:]:
            yield f"{name}/zTXt", zlib.decompressobj().decompress(chunk.partition(b"\0\0")[2])


def _of_pdf(content: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """Its words, its properties, and its streams unpacked."""
    for command in (["pdftotext", "-", "-"], ["pdfinfo", "-"]):
        said = subprocess.run(command, input=content, capture_output=True, check=True)
        yield f"{name}/{command[0]}", said.stdout
    for stream in content.split(b"stream\r\n" if b"stream\r\n" in content else b"stream\n")[1:]:
        try:
            yield f"{name}/stream", zlib.decompressobj().decompress(stream)
        except zlib.error:
            continue


def found(words: list[str], content: bytes, name: str) -> list[tuple[str, str]]:
    """Secrets, and the part each was found in."""
    return [
        (word, part)
        for part, inside in every_part(content, name)
        for word in words
        if word.encode() in inside or word.encode("utf-16-le") in inside
    ]


@pytest.mark.usefixtures("pages_uncounted")
@pytest.mark.parametrize("kind", PUBLISHED, ids=lambda k: k.name)
@FEW
@given(made=workshops())
def test_no_secret_is_in_any_part_of_a_published_file(kind: Kind, made: Made) -> None:
    content = kind.made(made.map, NOTHING)
    assert found(made.words, content, file_name(made.map, kind)) == []


def test_nor_in_what_is_made_of_the_report() -> None:
    """The web page and the PDF, of one such workshop: LibreOffice takes its time."""
    made = _one()
    for kind in (k for k in KINDS if k.use == "published" and k.of and not k.why_not()):
        source = next(k for k in KINDS if k.name == kind.of).made(made.map, NOTHING)
        assert found(made.words, kind.turned(source), kind.name) == []


def test_the_search_finds_what_is_there() -> None:
    """A working file of the same workshop is full of them: the search is no sieve."""
    made = _one()
    book = next(k for k in KINDS if k.name == "workbook.xlsx").made(made.map, NOTHING)
    there = {word for word, _part in found(made.words, book, "workbook.xlsx")}
    assert len(there) > 0.8 * len(made.words)


def _one() -> Made:
    kept: list[Made] = []

    @settings(max_examples=1, database=None, deadline=None, phases=[Phase.generate])
    @given(workshops())
    def draw(made: Made) -> None:
        kept.append(made)

    draw()
    return kept[0]
