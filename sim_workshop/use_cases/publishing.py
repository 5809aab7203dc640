"""The files of a workshop: published ones, suppressed; working ones, for facilitators alone."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Literal

from sim_workshop import __version__
from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.finality import is_final
from sim_workshop.domain.named_in_public import steps_in_public
from sim_workshop.domain.people import Member
from sim_workshop.domain.report_plan import Audience, Length
from sim_workshop.domain.roles import Act, may
from sim_workshop.domain.text import one_line
from sim_workshop.domain.workshop import Map
from sim_workshop.store import Store
from sim_workshop.use_cases.beside import NOTHING, Beside, beside
from sim_workshop.words import _, later

if TYPE_CHECKING:
    from sim_workshop.domain.privacy import Released

# The libraries behind each file are imported when it is made: they take a second to load, and
# the first page should not wait for them.


Shelf = Literal["report", "plan", "map", "paper", "year"]


@dataclass(frozen=True)
class Kind:
    """One file a workshop can be taken away as."""

    name: str
    label: str
    about: str
    use: Literal["published", "working"]
    media_type: str
    make: Callable[..., bytes]
    """From the Map; a dressed one from the Map and what lies beside it."""
    numbers: bool = True
    """Whether the county's numbers stand in it: what it shows of them is written down."""
    shelf: Shelf = "report"
    """Where it stands on the screen of files."""
    of: str = ""
    """The file it is another form of: the same words and numbers, nothing written twice."""
    turned: Callable[[bytes], bytes] = bytes
    """Makes it of that file."""
    elsewhere: bool = False
    """Another program makes it; ours only waits."""
    why_not: Callable[[], str] = str
    """Why it cannot be made on this server; nothing where it can."""
    dressed: bool = False
    """Whether it takes what lies beside the Map: the county's template and logo, the log."""

    def made(self, map_: Map, beside: Beside) -> bytes:
        made = self.make(map_, beside) if self.dressed else self.make(map_)
        return self.turned(made)


@dataclass(frozen=True)
class Made:
    """A file as it is handed over."""

    name: str
    media_type: str
    content: bytes


def _report(length: Length, audience: Audience = "public") -> Callable[[Map, Beside], bytes]:
    """The Word report, in the county's own dress, with its pages counted where that can be."""

    def make(map_: Map, beside: Beside) -> bytes:
        from sim_workshop.use_cases.report_file import report_file

        return report_file(map_, beside, length=length, audience=audience)

    return make


def _template(map_: Map, beside: Beside) -> bytes:
    """The county's own, else the usual one."""
    from sim_workshop.exchange.report.template import STANDARD

    own = beside.upload(map_.report_plan.template)
    return own.content if own else STANDARD.read_bytes()


def _page_of(word: bytes) -> bytes:
    from sim_workshop.exchange import report_page

    return report_page.write(word)


def _pdf_of(word: bytes) -> bytes:
    from sim_workshop.exchange import pdf

    return pdf.write(word)


def _without_office() -> str:
    from sim_workshop.exchange import pdf

    return "" if pdf.office() else pdf.NO_OFFICE


def _map_png(map_: Map) -> bytes:
    """The map at print size, the same drawing as on the screen, on white."""
    from sim_workshop.charts import map_picture

    return map_picture.map_png(_released(map_))


def _flow_svg(map_: Map) -> bytes:
    """The map with the yearly counts on its arrows."""
    from sim_workshop.charts import map_picture

    return map_picture.flow_svg(_released(map_)).encode("utf-8")


def _map_svg(map_: Map) -> bytes:
    from sim_workshop.charts import map_picture

    return map_picture.map_svg(_released(map_)).encode("utf-8")


def _poster(paper: str) -> Callable[[Map], bytes]:
    def make(map_: Map) -> bytes:
        from sim_workshop.charts.poster import SHEETS, poster

        return poster(_released(map_), next(s for s in SHEETS if s.name == paper))

    return make


def _graphml(map_: Map) -> bytes:
    from sim_workshop.exchange import network

    return network.write_graphml(_released(map_))


def _network(map_: Map) -> bytes:
    from sim_workshop.exchange import network

    return network.write_workbook(_released(map_))


def _plan_csv(map_: Map) -> bytes:
    from sim_workshop.exchange import plan_csv

    return plan_csv.write(_released(map_))


def _plan_page(map_: Map) -> bytes:
    from sim_workshop.exchange import plan_page

    return plan_page.write(_released(map_), made_at=datetime.now(UTC), version=__version__)


def _calendar(map_: Map) -> bytes:
    from sim_workshop.exchange import calendar_file

    return calendar_file.write(_released(map_), made_at=datetime.now(UTC))


def _directory(map_: Map) -> bytes:
    from sim_workshop.exchange import directory

    return directory.write(_released(map_), made_at=datetime.now(UTC), version=__version__)


def _printed(
    paper: str, mark: str = "", *, of_the_day: bool = False
) -> Callable[[Map, Beside], bytes]:
    """A paper of `exchange/on_paper`, or the plan under a grant's headings, in the county's own
    template. `of_the_day`: it says what is overdue on the day it is made."""

    def make(map_: Map, beside: Beside) -> bytes:
        from importlib import import_module

        from sim_workshop.exchange.on_paper.sheet import printed
        from sim_workshop.use_cases.solving import local_day

        write, made_at = import_module(f"sim_workshop.exchange.{paper}").write, datetime.now(UTC)
        if of_the_day:
            write = partial(write, today=local_day(map_, made_at))
        own = beside.upload(map_.report_plan.template)
        told = _released(map_).map
        told = told if mark else steps_in_public(told)
        return printed(write, told, made_at=made_at, version=__version__,
                       mark=mark, template=own.content if own else None)  # fmt: skip

    return make


def _workbook(map_: Map) -> bytes:
    from sim_workshop.exchange import workbook

    return workbook.write(map_)


def _review(map_: Map) -> bytes:
    from sim_workshop.exchange import workbook

    return workbook.review(_released(map_))


def _json(map_: Map) -> bytes:
    from sim_workshop.exchange import workshop_json

    return workshop_json.write(map_)


def _released(map_: Map) -> Released:
    from sim_workshop.domain.privacy import release

    return map_.once(release)


LOG = "log.csv"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS: tuple[Kind, ...] = (
    Kind("report.docx", later("Workshop report"),
         later("The whole report in Word, for the county to publish."),
         "published", WORD, _report("full"), dressed=True),
    Kind("report.html", later("Workshop report, as a web page"),
         later("The same report in one file for any website: readable on phones and aloud."),
         "published", "text/html; charset=utf-8", _report("full"), dressed=True,
         of="report.docx", turned=_page_of),
    Kind("report.pdf", later("Workshop report, as PDF"),
         later("The same report, tagged for screen readers. Made from the Word file."),
         "published", "application/pdf", _report("full"), dressed=True,
         of="report.docx", turned=_pdf_of,
         elsewhere=True, why_not=_without_office),
    Kind("report-10-pages.docx", later("Report in ten pages"),
         later("The map, the first of everything, the priorities and the plan."),
         "published", WORD, _report("ten"), dressed=True),
    Kind("brief.docx", later("Report in two pages"),
         later("To hand to commissioners and the press."),
         "published", WORD, _report("brief"), dressed=True),
    Kind("report-template.docx", later("Template of the report, to restyle in Word"),
         later("Change its styles, keep their names, and give it back below."),
         "published", WORD, _template, numbers=False, dressed=True),
    Kind("map.png", later("Map, as a picture"),
         later("The map at print size."), "published", "image/png",
         _map_png, shelf="map", numbers=False),
    Kind("map.svg", later("Map, for drawing programs"),
         later("The map as lines and text that stay sharp."),
         "published", "image/svg+xml", _map_svg, shelf="map", numbers=False),
    Kind("flow.svg", later("Map with the people a year"),
         later("Arrows as wide as the yearly counts on them; a hair where nobody counted."),
         "published", "image/svg+xml", _flow_svg, shelf="map"),
    *(
        Kind(f"map-{paper}.pdf", name, later("One page to print and hang up."),
             "published", "application/pdf", _poster(paper), shelf="map", numbers=False)
        for paper, name in (
            ("letter", later("Map poster, Letter")), ("a4", later("Map poster, A4")),
            ("tabloid", later("Map poster, Tabloid")), ("a3", later("Map poster, A3")),
        )
    ),
    Kind("map.graphml", later("Map, for network programs"),
         later("For Gephi, yEd, NetworkX and PRSM."), "published",
         "application/graphml+xml", _graphml, shelf="map"),
    Kind("map-network.xlsx", later("Map, as nodes and edges"),
         later("Two sheets that Kumu, Gephi and PRSM read."), "published", EXCEL, _network,
         shelf="map"),
    Kind("plan.csv", later("Action plan, as a table"),
         later("One line per action step."), "published",
         "text/csv; charset=utf-8", _plan_csv, shelf="plan", numbers=False),
    Kind("plan.html", later("Action plan, to print or publish"),
         later("One page for a website or the printer: a table for each priority."), "published",
         "text/html; charset=utf-8", _plan_page, shelf="plan", numbers=False),
    Kind("plan.ics", later("Due dates and meetings, for calendars"),
         later("For Outlook, Google and Apple calendars. Taken in again, it updates."),
         "published", "text/calendar; charset=utf-8", _calendar, shelf="plan", numbers=False),
    Kind("grant-plan.docx", later("Grant-ready plan"),
         later("The plan under the headings of 34 U.S.C. 10651(k), with what is still to write."),
         "published", WORD, _printed("grant_plan"), shelf="plan", dressed=True),
    Kind("status.docx", later("Quarterly status report"),
         later("Steps by status, meetings and who came, outcomes against the baseline."),
         "published", WORD, _printed("of_the_year.status", of_the_day=True), shelf="year",
         dressed=True),
    Kind("commissioners.docx", later("One page for commissioners"),
         later("What is done, what moved, what holds it up, what comes next."),
         "published", WORD, _printed("of_the_year.commissioners", of_the_day=True), shelf="year",
         dressed=True),
    Kind("services.zip", later("Service directory"),
         later("A page for each service and an index, for any web server."), "published",
         "application/zip", _directory, numbers=False),
    Kind("ballots.docx", later("Paper ballots"),
         later("For people without a device. Enter them afterwards; they are marked as paper."),
         "published", WORD, _printed("on_paper.ballots"), shelf="paper", numbers=False,
         dressed=True),
    Kind("prompt-cards.docx", later("Prompt cards"),
         later("A page for each intercept, to read aloud from."), "published", WORD,
         _printed("on_paper.prompt_cards"), shelf="paper", numbers=False, dressed=True),
    Kind("invitation.docx", later("Invitation, a draft"),
         later("A letter to finish in Word."), "published", WORD,
         _printed("on_paper.invitation"), shelf="paper", numbers=False, dressed=True),
    Kind("agreement.docx", later("Memorandum of understanding, a draft"),
         later("For the agencies and their counsel to finish."), "published", WORD,
         _printed("on_paper.agreement"), shelf="paper", dressed=True),
    Kind("resolution.docx", later("County resolution, a draft"),
         later("By which the county stands behind the work; for its counsel to finish."),
         "published", WORD, _printed("on_paper.resolution"), shelf="paper", dressed=True),
    Kind("charter.docx", later("Charter of the committee"),
         later("Purpose, seats, leadership, meetings and rules, to agree on."),
         "published", WORD, _printed("on_paper.charter"), shelf="paper", numbers=False,
         dressed=True),
    Kind("review.xlsx", later("Workbook for review"),
         later("To correct in Excel and send back to a facilitator. Small counts, unreleased "
               "stories and addresses are left out."), "published", EXCEL, _review),
    Kind("sign-in.docx", later("Sign-in sheet, INTERNAL"),
         later("Who was invited, with room to sign. It names people."), "working", WORD,
         _printed("on_paper.sign_in", "INTERNAL"), shelf="paper", dressed=True),
    Kind("report-internal.docx", later("Workshop report with names, INTERNAL"),
         later("Names its participants, for the planning team alone. Small counts are left out."),
         "working", WORD, _report("full", "internal"), dressed=True),
    Kind("workbook.xlsx", later("Workbook, INTERNAL"),
         later("Everything, one sheet per kind; edited in Excel it can be read back."),
         "working", EXCEL, _workbook),
    Kind("workshop.json", later("Whole record, INTERNAL"),
         later("Everything in one file, to open as a new workshop elsewhere."), "working",
         "application/json", _json),
)  # fmt: skip


EVERYTHING = Kind(
    "everything.zip", later("Everything in one zip, INTERNAL"),
    later("The record, its schema, uploads and all other files; `import` opens it elsewhere."),
    "working", "application/zip", _json,
)  # fmt: skip


def called(use: str, shelf: str = "") -> list[tuple[str, str, str]]:
    """Files with what they are called and what they are, in the reader's language. One that
    cannot be made here has no name, and says why."""
    found = (k for k in (*KINDS, EVERYTHING) if k.use == use and shelf in ("", k.shelf))
    return [
        ("" if (why := k.why_not()) else k.name, _(k.label), _(why) if why else _(k.about))
        for k in found
    ]


def make_file(store: Store, code: str, member: Member | None, name: str) -> Made:
    """A file for this person, from the newest revision, here and now."""
    map_ = store.read(code)
    if name == LOG:
        return _log(store, map_, member)
    kind = kind_for(map_, member, name)
    map_ = leaving(store, map_, kind)
    content = written(name, map_, what_it_needs(store, map_, kind))
    return Made(file_name(map_, kind), kind.media_type, content)


def what_it_needs(store: Store, map_: Map, kind: Kind) -> Beside:
    """What lies beside the Map and is needed for this file."""
    return beside(store, map_.code) if kind.dressed or kind is EVERYTHING else NOTHING


def kind_for(map_: Map, member: Member | None, name: str) -> Kind:
    """The file of this name, where this person may have it."""
    kind = next((k for k in (*KINDS, EVERYTHING) if k.name == name), None)
    if kind is None:
        raise NotFound("There is no such file.")
    needs: Act = "download_published" if kind.use == "published" else "read_working"
    if not (ruling := may(member, needs, map_)):
        raise NotAllowed(ruling.reason)
    return kind


def leaving(store: Store, map_: Map, kind: Kind) -> Map:
    """The Map to make it from. Which numbers leave with it is written down before they do."""
    shows = (kind.use == "published" or kind.name in SUPPRESSED) and kind.numbers
    return remember(store, map_.code, FILE) if shows or kind is EVERYTHING else map_


def written(name: str, source: Map | bytes, beside: Beside = NOTHING) -> bytes:
    """A file from the workshop, or from the file it is another form of. Asks nobody for leave."""
    kind = next(k for k in (*KINDS, EVERYTHING) if k.name == name)
    if isinstance(source, bytes):
        return kind.turned(source)
    if kind is EVERYTHING:
        return whole(source, beside)
    return kind.made(source, beside)


FILE, WALL = "file", "wall"
SUPPRESSED = ("report-internal.docx",)
"""Working files whose small counts are left out all the same."""


def remember(store: Store, code: str, where: str, only: Collection[str] | None = None) -> Map:
    """Writes down which numbers leave now and which are left out, before they do: a later
    publication must not reveal by its difference what this one hides. The Map to publish from.
    `only` are the numbers that leave, where these are not all."""
    from sim_workshop.domain.printed import newly_printed
    from sim_workshop.domain.privacy import release
    from sim_workshop.store.publishing import keep

    with store.publishing(code) as (connection, map_):
        leaving = map_.once(release)
        points = [p for p in map_.numbers if only is None or p.id in only]
        fresh = newly_printed(map_.revision, points, leaving.suppressed, map_.printed)
        keep(connection, code, datetime.now(UTC).isoformat(), where, fresh)
    return map_


def all_files(map_: Map, beside: Beside, without: Collection[str] = ()) -> dict[str, bytes]:
    """Every file that can be made on this server, by its kind's name."""
    files: dict[str, bytes] = {}
    for kind in KINDS:
        if kind.name not in without and not kind.why_not():
            of = files.get(kind.of)
            files[kind.name] = kind.turned(of) if of else kind.made(map_, beside)
    return files


def whole(map_: Map, beside: Beside) -> bytes:
    """The zip of everything, each file as it is downloaded by itself."""
    from sim_workshop.exchange import everything

    files = all_files(map_, beside, without=(everything.RECORD,))
    named = {file_name(map_, k): files[k.name] for k in KINDS if k.name in files}
    return everything.write(map_, named, beside.uploads)


def _log(store: Store, map_: Map, member: Member | None) -> Made:
    """The history as a table: who, as the entries' setting allowed when it was done."""
    from sim_workshop.exchange import log_csv
    from sim_workshop.use_cases.history import lines

    if not (ruling := may(member, "read_log", map_)):
        raise NotAllowed(ruling.reason)
    acts = lines(store, map_, limit=map_.revision + 1)
    kind = Kind(LOG, "", "", "working", "text/csv; charset=utf-8", lambda _map: b"")
    return Made(
        file_name(map_, kind), kind.media_type, log_csv.write(acts, map_.workshop.time_zone)
    )


def file_name(map_: Map, kind: Kind) -> str:
    """Whose file it is, at which revision; INTERNAL where it is not suppressed."""
    whose = "".join(c if c.isalnum() else "-" for c in one_line(map_.name).lower())
    internal = "INTERNAL-" if kind.use == "working" else ""
    draft = "draft-" if kind.use == "published" and not map_.once(is_final) else ""
    return f"{internal}{whose.strip('-')}-{draft}r{map_.revision}-{kind.name}"


def exported_name(kind: Kind) -> str:
    """In a folder of files of one workshop: short, and INTERNAL where it is not suppressed."""
    return f"INTERNAL-{kind.name}" if kind.use == "working" else kind.name
