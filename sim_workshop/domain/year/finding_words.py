"""The sentence behind each finding, and what usually helps (Kamin, Weisman and Lamberti 2022)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sim_workshop.domain.year.finding import Finding, Rule
from sim_workshop.words import _, later

SENTENCES: Mapping[str, str] = {
    "no_meeting": later("No meeting of the committee is set."),
    "no_meeting.after": later("No meeting of the committee is set after the one of {last}."),
    "no_minutes": later("“{meeting}” of {day} has no minutes."),
    "no_minutes.unsaid": later("Nobody said whether “{meeting}” of {day} took place."),
    "attendance": later(
        "{agency} came to {now} of the last three meetings, which began on {since}, and to {was} "
        "of the three before."
    ),
    "attendance.none": later(
        "{agency} came to none of the last three meetings, which began on {since}, and to {was} "
        "of the three before."
    ),
    "too_often": later(
        "The last meetings were {middle} days apart; the charter says {meant}. The last: {last}."
    ),
    "too_rare": later(
        "The last meetings were {middle} days apart; the charter says {meant}. The last: {last}."
    ),
    "too_long": later(
        "The last meetings took {middle} minutes; the charter says {meant}. The last: {last}."
    ),
    "too_short": later(
        "The last meetings took {middle} minutes; the charter says {meant}. The last: {last}."
    ),
    "no_chair.never": later("The charter names no chair, co-chair or successor."),
    "no_chair.group": later("The workgroup “{where}” has no chair."),
    "no_chair.gone": later("{chair} left the chair on {day}, and nobody follows."),
    "no_chair.gonegroup": later(
        "{chair} left the chair of “{where}” on {day}, and nobody follows."
    ),
    "chair_leaves": later("{chair} leaves the chair on {day}; no successor is named."),
    "chair_leaves.group": later(
        "{chair} leaves the chair of “{where}” on {day}; there is no co-chair."
    ),
    "two_chairs": later("More than one current chair is named: {chairs}."),
    "one_leads": later("{who} leads {many} of the {of} open steps that have a lead."),
    "one_leads.meetings": later("{who} led all of the last {count} meetings, since {since}."),
    "stalled": later("Steps of no workgroup have not moved, the first since {since}: {steps}."),
    "stalled.group": later("Steps of “{where}” have not moved, the first since {since}: {steps}."),
    "overdue": later(
        "Steps of no workgroup are past their date, the first since {since}: {steps}."
    ),
    "overdue.group": later(
        "Steps of “{where}” are past their date, the first since {since}: {steps}."
    ),
    "report_back": later(
        "“{where}” has not reported back since the meeting of {before}; the last one was {last}."
    ),
    "no_data": later("The last number came in or was looked at on {last}."),
    "no_data.none": later("There is no number in the record."),
    "definition": later("“{measured}” is counted otherwise from {period} on: the series breaks."),
    "charter_review": later("The charter was last looked at on {day}."),
    "drift": later("{many} of {of} open steps serve no priority the room chose: {steps}."),
    "agreement_ended": later("“{title}” ended on {day}."),
    "agreement_due": later("“{title}” was to be reviewed on {day}."),
    "agreement_due.ends": later("“{title}” ends on {day}."),
    "grant_ending": later(
        "“{title}” ends on {day}; {open} of {of} lines of its checklist are not answered."
    ),
    "grant_ended": later("“{title}” ended on {day} and was not closed out."),
    "dates.chair_until": later("The charter: the chair ends on {then}, before {first}."),
    "dates.review": later("“{what}”: its review on {then} is before it was signed, {first}."),
    "dates.ends": later("“{what}” ends on {then}, before {first}."),
    "dates.until": later("The pause “{what}” ends on {then}, before {first}."),
    "dates.ended": later("The trial “{what}” ends on {then}, before {first}."),
}

TITLES: Mapping[Rule, str] = {
    "no_meeting": later("No next meeting"),
    "no_minutes": later("A meeting without minutes"),
    "attendance": later("An agency stays away"),
    "too_often": later("Meetings too frequent"),
    "too_rare": later("Meetings too rare"),
    "too_long": later("Meetings too long"),
    "too_short": later("Meetings too short"),
    "no_chair": later("Nobody in the chair"),
    "chair_leaves": later("The chair leaves"),
    "two_chairs": later("Two current chairs"),
    "one_leads": later("One person carries too much"),
    "stalled": later("Steps that stand still"),
    "overdue": later("Overdue steps"),
    "report_back": later("No report-back"),
    "no_data": later("No new data"),
    "definition": later("A measure is counted otherwise"),
    "charter_review": later("The charter is due for a look"),
    "drift": later("Work beside the charter"),
    "agreement_ended": later("An agreement ended"),
    "agreement_due": later("An agreement to review"),
    "grant_ending": later("A grant ends within a year"),
    "grant_ended": later("A grant ended"),
    "dates": later("Dates out of order"),
}

_ROTATE = later("Rotate the chair each year between justice and behavioral health.")
_CO_CHAIRS = later("Name co-chairs, one of each system.")
_FORMER = later("Let the former chair's agency fill the seat.")
_RESCOPE = later("Re-scope: make it smaller, change it, or drop it with the reason.")
_REASSESS = later("Re-assess: go back to the gap and the number it came from.")
_SHARE = later("Share steps out, each to exactly one other named person.")
_SAY_WHY = later("Say in the status what holds it up.")
_PAUSE = later("If it is meant, pause it with the reason.")

REMEDIES: Mapping[Rule, tuple[str, ...]] = {
    "no_meeting": (later("Set the next meeting now, while people are at it."), _PAUSE),
    "no_minutes": (later("Write down goals, timelines and who is responsible, or cancel it."),),
    "attendance": (
        later("Ask the agency what it gains, and what has changed for it."),
        later("Ask its sponsor for a designee and an alternate."),
        later("Let people take part from elsewhere."),
    ),
    "too_often": (later("Meet less often, or change the charter."), _RESCOPE),
    "too_rare": (later("Set a series of dates ahead, or change the charter."), _PAUSE),
    "too_long": (later("Move work to workgroups and keep the meeting for decisions."),),
    "too_short": (later("Take up what waits for this meeting, or meet less often."),),
    "no_chair": (_FORMER, _ROTATE, _CO_CHAIRS),
    "chair_leaves": (later("Name a successor before the chair leaves."), _FORMER, _CO_CHAIRS),
    "two_chairs": (later("Say who is chair and who is co-chair, and since when."), _ROTATE),
    "one_leads": (_SHARE, _CO_CHAIRS, _ROTATE),
    "stalled": (_SAY_WHY, _RESCOPE, _REASSESS),
    "overdue": (_SAY_WHY, _RESCOPE, _SHARE),
    "report_back": (later("Send the chair the five-minute form."), _PAUSE),
    "no_data": (later("Ask the owner of the number for the next period."), _REASSESS),
    "definition": (
        later("Ask the owner for earlier values counted the new way, or start a new baseline."),
    ),
    "charter_review": (later("Look at purpose, composition and structure, and write the day."),),
    "drift": (
        later("When the first goals are met, new ones may be meant: say so in the charter."),
        _REASSESS,
    ),
    "agreement_ended": (later("Renew it, or say in its purpose that it is not needed any more."),),
    "agreement_due": (later("Review it with its parties and write the next day."),),
    "grant_ending": (later("Answer the checklist: money, people, rooms, rules."),),
    "grant_ended": (later("Close it out: what was reached, what stays open, what comes next."),),
    "dates": (later("Look which of the two days is wrong, and correct it."),),
}


def fact(finding: Finding, day: Callable[[date], str]) -> str:
    """The fact in the reader's language, with days as `day` says them."""
    said = _(SENTENCES[finding.sentence])
    return said.format(**{k: day(v) if isinstance(v, date) else v for k, v in finding.parts})


def plain_fact(finding: Finding) -> str:
    """The fact as it is kept: the same whoever reads it."""
    parts = {k: v.isoformat() if isinstance(v, date) else v for k, v in finding.parts}
    return SENTENCES[finding.sentence].format(**parts)
