"""The report as the county wants it: sections, version, logo, template; and calling it final."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sim_workshop.domain.errors import NotAllowed, StaleEdit
from sim_workshop.domain.finality import to_confirm
from sim_workshop.domain.numbering import step_numbers
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.report_plan import REPORT_ID, ReportPlan
from sim_workshop.domain.roles import may
from sim_workshop.domain.text import one_line
from sim_workshop.domain.upload import LARGEST_UPLOAD, Upload
from sim_workshop.domain.workshop import WORKSHOP_ID, Map, Workshop
from sim_workshop.store import Work
from sim_workshop.use_cases.acting import Acting, not_empty, screened

LONGEST_VERSION = 20
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def plan_report(
    acting: Acting, *, order: Sequence[str], left_out: Sequence[str], version: str = "",
    dated: date | None = None,
) -> ReportPlan:  # fmt: skip
    """Which sections are printed and in what order, which version it is, the day on its cover."""
    said = one_line(version)
    if len(said) > LONGEST_VERSION:
        raise NotAllowed(f"A version has at most {LONGEST_VERSION} characters. Nothing was saved.")
    screened(said)
    _refuse_nothing(order, left_out)
    with acting.act("report.planned", "settings") as work:
        return work.put(_plan(work).but(
            order=tuple(order), left_out=tuple(left_out), version=said, dated=dated
        ))  # fmt: skip


def _refuse_nothing(order: Sequence[str], left_out: Sequence[str]) -> None:
    if order and set(order) <= set(left_out):
        raise NotAllowed("A report without any section is empty. Nothing was saved.")


def _plan(work: Work) -> ReportPlan:
    found = work.get(REPORT_ID)
    return found if isinstance(found, ReportPlan) else ReportPlan()


def introduce(
    acting: Acting, /, *, id: str = WORKSHOP_ID, text: str, seen: Workshop | None = None,
    names_nobody: bool = False,
) -> Workshop:  # fmt: skip
    """The facilitators' own words at the head. If somebody changed them meanwhile, both are shown
    and nothing is lost."""
    screened(text, names_nobody=names_nobody)
    with acting.act("report.introduced", "settings") as work:
        settings = work.need(id, Workshop)
        if seen is not None and settings.introduction not in (seen.introduction, text):
            raise StaleEdit(theirs=settings.introduction, yours=text)
        return work.put(settings.but(introduction=text))


# Its look.


def place_logo(acting: Acting, *, name: str, content: bytes, words: str) -> ReportPlan:
    """The picture on the cover, with what it shows in words for those who cannot see it."""
    from sim_workshop.exchange.logo import media_type_of

    not_empty(words, "What the logo shows")
    screened(one_line(words), one_line(name))
    _may_dress(acting)
    _refuse_too_large(content)
    upload = Upload.of(one_line(name)[:80], media_type_of(content), content)
    acting.store.keep_file(acting.code, upload)
    with acting.act("report.logo_placed", "settings") as work:
        return work.put(_plan(work).but(logo=upload.hash, logo_words=one_line(words)))


def remove_logo(acting: Acting) -> ReportPlan:
    with acting.act("report.logo_removed", "settings") as work:
        return work.put(_plan(work).but(logo="", logo_words=""))


def place_template(acting: Acting, *, name: str, content: bytes) -> ReportPlan:
    """The county's own Word template: refused whole, naming every style it lacks."""
    from sim_workshop.exchange.report.template import Template

    screened(one_line(name))
    _may_dress(acting)
    _refuse_too_large(content)
    Template(content)
    upload = Upload.of(one_line(name)[:80], WORD, content)
    acting.store.keep_file(acting.code, upload)
    with acting.act("report.template_placed", "settings") as work:
        return work.put(_plan(work).but(template=upload.hash))


def remove_template(acting: Acting) -> ReportPlan:
    with acting.act("report.template_removed", "settings") as work:
        return work.put(_plan(work).but(template=""))


def _may_dress(acting: Acting) -> None:
    """Asked before a file is kept; the act asks again."""
    if not (ruling := may(acting.member, "settings", acting.map)):
        raise NotAllowed(ruling.reason)


def _refuse_too_large(content: bytes) -> None:
    if len(content) > LARGEST_UPLOAD:
        most = LARGEST_UPLOAD // 1_000_000
        raise NotAllowed(f"This file is larger than {most} MB. Nothing was kept.")


# Its state.


def call_final(acting: Acting) -> ReportPlan:
    """The report is final: every listed text was answered for, and the steps keep their numbers
    from now on, whatever is added or dropped later."""
    with acting.act("report.finalised", "release") as work:
        left = len(to_confirm(work.map))
        if left:
            raise NotAllowed(
                f"{left} text{'s' if left > 1 else ''} with a small number beside a word for "
                "people must be looked at first, one by one. Nothing was changed."
            )
        for step in _numbered(work.map):
            work.put(step)
        revision = work.revision
        return work.put(_plan(work).but(final_at=work.at, final_revision=revision))


def _numbered(map_: Map) -> list[ActionStep]:
    """Steps whose number is fixed now: those of priorities in the plan."""
    places = {i: int(number.rpartition(".")[2]) for i, number in step_numbers(map_).items()}
    return [
        s.but(number=places[s.id])
        for s in map_.all(ActionStep)
        if s.id in places and s.number is None
    ]


def call_draft(acting: Acting) -> ReportPlan:
    """Back to a draft. Numbers that were fixed stay fixed."""
    with acting.act("report.reopened", "release") as work:
        return work.put(_plan(work).but(final_at=None, final_revision=0))
