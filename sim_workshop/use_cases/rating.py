"""Several raters: the report card on the crisis system, and the data checklist."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sim_workshop.content import load_pack
from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.evaluation import SCALE
from sim_workshop.domain.people import Member
from sim_workshop.domain.place import ChecklistLine, RatedTopic
from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.domain.text import one_line
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.around import same_name
from sim_workshop.domain.year.assessment import Maturity
from sim_workshop.domain.year.engagement import ReportCard, Score
from sim_workshop.domain.year.rating import Phase, Rated, newest_cards, phases
from sim_workshop.store import Store, Work
from sim_workshop.use_cases.acting import Acting, utc_now
from sim_workshop.use_cases.asking_ahead import GONE, open_form

NOT_YOURS = "People rate for their own agency. Nothing was saved."


def topics_of(map_: Map) -> tuple[RatedTopic, ...]:
    """Of the workshop's own pack; a workshop from before they existed gets today's."""
    return map_.pack.report_card or load_pack().report_card


def lines_of(map_: Map) -> tuple[ChecklistLine, ...]:
    return map_.pack.data_checklist or load_pack().data_checklist


def rater(acting: Acting, agency: str) -> str:
    """For whom this person rates: planners and facilitators for whoever told them, everybody
    else for the agency they joined for."""
    own = one_line(acting.member.agency or acting.member.sector)
    said = one_line(agency)
    if acting.member.role == "stakeholder":
        if not own or (said and not same_name(said, own)):
            raise NotAllowed(NOT_YOURS)
        return own
    if not said:
        raise NotAllowed("Write whose view this is. Nothing was saved.")
    return said


def rate_topics(acting: Acting, *, agency: str = "", scores: Mapping[str, int]) -> ReportCard:
    """The card of one agency, of today. A card of the same day is replaced; older ones stay."""
    with acting.act("report_card.rated", "rate") as work:
        return _rate(work, rater(acting, agency), scores)


def rate_by_form(
    store: Store, key: str, *, scores: Mapping[str, int], now: datetime | None = None
) -> ReportCard:
    """The same by the link of an agency's form, for that agency and without an account."""
    form, at = open_form(store, key, now), now or utc_now()
    agency, code = form.form.agency, form.map.code
    who = Member(id="", role="stakeholder", agency=agency, workshop=code)
    credit = "" if form.map.workshop.entry_names == "nothing" else agency
    with store.transact(code, who, "report_card.rated", at, credit=credit) as work:
        found = work.need(form.form.id, Questionnaire)
        if found.removed or found.grant != form.form.grant:
            raise NotAllowed(GONE)
        return _rate(work, agency, scores)


def _rate(work: Work, whose: str, scores: Mapping[str, int]) -> ReportCard:
    known, today = {t.id for t in topics_of(work.map)}, work.at.date()
    if not scores or set(scores) - known or not set(scores.values()) <= set(SCALE):
        raise NotAllowed("A topic is rated from 1 to 5, and at least one. Nothing was saved.")
    cards = [c for c in work.map.all(ReportCard) if same_name(c.agency, whose)]
    same = next((c for c in cards if c.on == today), None)
    card = same or ReportCard(id=work.new_id("rc"), agency=whose, on=today)
    given = tuple(Score(topic=t, score=s) for t, s in scores.items())
    return work.put(card.but(scores=given))


def card_of(map_: Map, agency: str) -> Mapping[str, int]:
    """What this agency said last, by topic."""
    cards = (c for c in newest_cards(map_) if same_name(c.agency, agency))
    return {s.topic: s.score for c in cards for s in c.scores}


def rate_lines(acting: Acting, *, ratings: Mapping[str, str], agency: str = "") -> int:
    """What one rater says to the lines of an open phase; one act. Returns how many were given."""
    with acting.act("checklist.rated", "rate") as work:
        whose, given = rater(acting, agency), {k: v for k, v in ratings.items() if v}
        if not given:
            raise NotAllowed("Rate at least one line. Nothing was saved.")
        for line, rating in given.items():
            rated = _open_line(work, line, rating)
            before = next((m for m in rated.by if same_name(m.rater, whose)), None)
            known = before or Maturity(id=work.new_id("mt"), line=line, rater=whose)
            work.put(known.but(rating=rating))
        return len(given)


def agree_on_lines(acting: Acting, *, ratings: Mapping[str, str]) -> int:
    """What the raters agreed on, line by line, after at least two of them rated it; an empty
    rating takes the agreement back. One act. Returns how many lines it changed."""
    with acting.act("checklist.agreed", "keep_year") as work:
        changed = sum(_agree(work, line, rating) for line, rating in ratings.items())
        if not changed:
            raise NotAllowed("Nothing was changed.")
        return changed


def _agree(work: Work, line: str, rating: str) -> bool:
    """The consensus on one line, made or taken back; whether that changed anything."""
    rated = _open_line(work, line, rating or _any_rating(work.map))
    before = rated.agreed
    if rating == (before.rating if before else ""):
        return False
    if before and not rating:
        work.put(before.but(removed=True))
        return True
    if len(rated.by) < FEWEST_RATERS:
        raise NotAllowed("Consensus is between raters: at least two rate a line first.")
    known = before or Maturity(id=work.new_id("mt"), line=line, consensus=True)
    work.put(known.but(rating=rating))
    return True


FEWEST_RATERS = 2


def _any_rating(map_: Map) -> str:
    return map_.pack.vocabulary.checklist_rating[0].id


def _open_line(work: Work, line: str, rating: str) -> Rated:
    if rating not in work.map.pack.vocabulary.ids("checklist_rating"):
        raise NotAllowed("There is no such rating. Nothing was saved.")
    for phase in phases(work.map, lines_of(work.map)):
        for rated in phase.lines:
            if rated.line.id == line:
                _refuse_closed(phase)
                return rated
    raise NotAllowed("The checklist has no such line. Nothing was saved.")


def _refuse_closed(phase: Phase) -> None:
    if not phase.is_open:
        raise NotAllowed(
            "This phase opens when the raters agree on every line of the one before. Nothing was "
            "saved."
        )
