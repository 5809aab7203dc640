"""Makes docs/RULES.md from the tables of tests/spec and tests/domain, once their tests passed:
`python -m tests.spec.publish`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from sim_workshop.charts.marks import STROKES
from sim_workshop.domain.drawn.drawing import LineLook
from sim_workshop.domain.drawn.legend import line_words
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.hits import WHAT_WAS_SEEN
from sim_workshop.domain.leads import UNFILLED, Unfilled
from sim_workshop.domain.people import ROLES
from sim_workshop.domain.roles import may
from sim_workshop.domain.year.finding_words import REMEDIES, TITLES
from tests.domain import test_dates, test_leads, test_screening
from tests.spec.diversion_table import FLOWING, Flowing
from tests.spec.findings_table import CASES as FINDINGS
from tests.spec.layout_table import PLACINGS, Placing
from tests.spec.ranking_table import AT_THE_LINE, BY_VOTES, WEIGHINGS, Candidate, Weighing
from tests.spec.roles_table import RULES
from tests.spec.situations import SITUATIONS
from tests.spec.suppression_table import CASES, Case

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "RULES.md"
TESTS = ("tests/spec", "tests/domain/test_leads.py", "tests/domain/test_dates.py",
         "tests/domain/test_screening.py", "tests/domain/test_suppression.py")  # fmt: skip

OPENING = """\
# Rules of the room

Made by `python -m tests.spec.publish` from the tables of the tests, after they passed. Do not edit
this page: change the table, and the program with it.
"""


def rules_document() -> str:
    """The page as the tables have it now."""
    sections = (
        OPENING,
        _roles(),
        _ranking(),
        _layout(),
        _flowing(),
        _suppression(),
        _screening(),
        _plan(),
        _findings(),
    )
    return "\n".join(sections)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(_cell(c) for c in line)} |\n" for line in lines)


def _cell(text: str) -> str:
    shown = text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
    return shown.replace("\u2011", "-") or " "


def _roles() -> str:
    rows = [[rule.said, *(rule.cells.get(role, "–") for role in ROLES)] for rule in RULES]
    cases = []
    for case in SITUATIONS:
        ruling = may(case.who, case.act, case.map_, case.about)
        cases.append([case.said, "yes" if ruling else "no", ruling.reason])
    return (
        "## Who may do what\n\n"
        + _table(["act", *ROLES], rows)
        + "\nOne ruling answers the button and the rule, with the sentence a person reads:\n\n"
        + _table(["when", "may", "what the person reads"], cases)
    )


def _ranking() -> str:
    by_votes = ([c.said, _votes(c.votes), _places(c.places)] for c in BY_VOTES)
    lines = ([c.said, _votes(c.votes), str(c.chosen), ", ".join(c.run_off)] for c in AT_THE_LINE)
    weighings = (
        [c.said, _votes_of(c), _scores(c), ", ".join(c.missing) or "nothing"] for c in WEIGHINGS
    )
    return (
        "## How places are reached\n\nBy votes:\n\n"
        + _table(["rule", "votes", "places"], by_votes)
        + "\nWhen only some go to the plan:\n\n"
        + _table(["rule", "votes", "to the plan", "run-off between"], lines)
        + "\nThe weighed ranking, a second view that is off until a facilitator turns it on:\n\n"
        + _table(
            ["rule", "candidates, with the weights", "scores and places", "left out"], weighings
        )
    )


def _votes(votes: dict[str, int]) -> str:
    return ", ".join(f"{letter} {many}" for letter, many in votes.items())


def _places(places: dict[str, str]) -> str:
    return ", ".join(f"{place} {letter}" for letter, place in places.items())


def _votes_of(case: Weighing) -> str:
    weights = ", ".join(f"{name} {weight:g}" for name, weight in case.weights.items())
    told = "; ".join(f"{letter}: {_known(c)}" for letter, c in case.candidates.items())
    return f"{told} ({weights})"


def _known(candidate: Candidate) -> str:
    words = {
        "votes": candidate.votes, "importance": candidate.importance,
        "feasibility": candidate.feasibility, "severity": candidate.severity,
        "figures": candidate.numbers or None, "stories": candidate.stories or None,
    }  # fmt: skip
    return ", ".join(f"{name} {value}" for name, value in words.items() if value is not None)


def _scores(case: Weighing) -> str:
    return ", ".join(f"{place} {x} ({case.scores[x]:g})" for x, place in case.places.items())


def _layout() -> str:
    rows = ([c.said, _column(c), _moved(c), _rows(c.rows)] for c in PLACINGS)
    arrows = ([said, _stroke(look)] for look, said in line_words())
    return (
        "## Where boxes stand on the map\n\n"
        "Columns are the workshop's intercepts in its own order; rows are counted from 0 at the "
        "top. No entry is in this table: an entry never moves a box.\n\n"
        + _table(["rule", "boxes with the row they ask for", "moved", "rows"], rows)
        + "\nKinds of arrow are told apart without colour, in units of the drawing:\n\n"
        + _table(["arrow", "line"], arrows)
    )


def _column(case: Placing) -> str:
    return ", ".join(f"{box} {'–' if row is None else row}" for box, row in case.wanted)


def _moved(case: Placing) -> str:
    return f"{case.moved[0]} {'up' if case.moved[1] < 0 else 'down'}" if case.moved else ""


def _rows(rows: dict[str, int]) -> str:
    return ", ".join(f"{box} {row}" for box, row in rows.items())


def _stroke(look: LineLook) -> str:
    wide, dashes = STROKES[look]
    if look == "out":
        return f"two lines, {wide:g} wide together"
    if not dashes:
        return f"one line, {wide:g} wide"
    return f"{wide:g} wide, dashes and spaces of {', '.join(f'{d:g}' for d in dashes)}"


def _flowing() -> str:
    rows = ([c.said, _counted(c), f"{c.admissions:.0f}", f"{c.care:.0%}", _levered(c), c.why]
            for c in FLOWING)  # fmt: skip
    head = ["county", "people a year on each arrow", "jail admissions per 1,000 crises",
            "end in care", "change in admissions per person diverted", "because"]  # fmt: skip
    return "## What the numbers on the arrows say together\n\n" + _table(head, rows)


def _counted(case: Flowing) -> str:
    return "; ".join(f"{_box(a)} to {_box(b)}: {n:g}" for (a, b), n in case.counts.items())


def _levered(case: Flowing) -> str:
    return "; ".join(f"{_box(a)} to {_box(b)}: {n:.2f}" for (a, b), n in case.leverage.items())


def _box(place: str) -> str:
    return place.partition(".")[2].replace("_", " ")


def _suppression() -> str:
    rules = "".join(_suppressed(case) for case in CASES)
    return f"## What is left out of published files\n\n{rules}".rstrip() + "\n"


def _suppressed(case: Case) -> str:
    rows = ([_name(n), n.period, f"{n.value} {n.unit}", _printed(n, case)] for n in case.numbers)
    why = f" {case.why[0].upper()}{case.why[1:].rstrip('.')}." if case.why else ""
    table = _table(["number", "period", "in the working file", "published"], rows)
    return f"**{case.said}**{why}\n\n{table}\n"


def _name(number: DataPoint) -> str:
    groups = ", ".join(group for _, group in number.breakdown)
    of = f", of {number.denominator}" if number.denominator else ""
    whom = f", {number.population}" if number.population else ""
    return f"{number.name}{': ' + groups if groups else ''}{whom}{of}"


def _printed(number: DataPoint, case: Case) -> str:
    return "left out" if number.id in case.hidden else number.value


def _screening() -> str:
    seen = ([text, WHAT_WAS_SEEN[what]] for what, text in test_screening.SEEN)
    passed = ([text] for text in test_screening.LET_PASS if text)
    small = ([text] for text in test_screening.SMALL)
    return (
        "## What the screen of texts sees\n\nAn entry with one of these is held for its author:\n\n"
        + _table(["text", "what is seen"], seen)
        + "\nThese pass:\n\n"
        + _table(["text"], passed)
        + "\nThese are small numbers beside people, listed before a report is final:\n\n"
        + _table(["text"], small)
    )


def _plan() -> str:
    leads = [[text, "leads"] for text in test_leads.ONE]
    unfilled: tuple[tuple[list[str], Unfilled], ...] = (
        (test_leads.NOBODY, "nobody"),
        (test_leads.SEVERAL, "several"),
        (test_leads.AGENCY, "agency"),
    )
    for written, why in unfilled:
        leads += [[text, f"unfilled: {UNFILLED[why].lower()}"] for text in written if text.strip()]
    due = [[text, day] for text, day in test_dates.DUE]
    due += [[text, "no date"] for text in test_dates.NO_DUE if text]
    return (
        "## What the plan understands\n\nWho leads:\n\n"
        + _table(["written", "read as"], leads)
        + "\nBy when, in days; as written it is kept beside:\n\n"
        + _table(["written", "read as"], due)
    )


def _findings() -> str:
    rows = ([c.said, " ".join(c.found) or "nothing"] for c in FINDINGS)
    helps = ([TITLES[rule], " ".join(said)] for rule, said in REMEDIES.items())
    return (
        "## What the record says about the committee\n\nOn March 1, 2028, with steps, numbers "
        "and workgroups last touched on February 15 unless the case says otherwise:\n\n"
        + _table(["rule", "what is said"], rows)
        + "\nWhat usually helps:\n\n"
        + _table(["finding", "remedies"], helps)
    )


def main() -> int:
    """Writes the page if the tests of its tables pass."""
    without_page = ("-m", "pytest", "-q", *TESTS, "--deselect", "tests/spec/test_page.py")
    passed = subprocess.run([sys.executable, *without_page], cwd=ROOT, check=False)
    if passed.returncode:
        print("The tests did not pass; docs/RULES.md is as it was.", file=sys.stderr)
        return 1
    PAGE.write_text(rules_document(), encoding="utf-8", newline="\n")
    print(f"Wrote {PAGE}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
