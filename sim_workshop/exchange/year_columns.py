"""Columns of what the committee keeps in the year after (see `columns.py`)."""

from __future__ import annotations

from collections.abc import Mapping

from sim_workshop.domain.record import Record
from sim_workshop.domain.year.assessment import DataSource, Maturity
from sim_workshop.domain.year.engagement import Agency, Agreement, Charter, Problem, ReportCard
from sim_workshop.domain.year.keeping_on import CloseOut, Handled, Pause
from sim_workshop.domain.year.monitoring import Baseline, Cycle, ReportBack
from sim_workshop.domain.year.working import Funding, Matter, Workgroup
from sim_workshop.exchange.cells import OMIT
from sim_workshop.exchange.choices import Choice
from sim_workshop.exchange.column import (
    COUNT,
    DAY,
    DECIMAL,
    FIGURE,
    ID,
    JSON,
    KEPT,
    LINES,
    ONE,
    PLACES,
    PLAIN,
    REMOVED,
    SECTOR,
    YES_NO,
    Column,
    col,
)
from sim_workshop.exchange.lists import Rows

AGREEMENT_TYPE = Choice(blank=OMIT, own=(
    ("mou", "memorandum of understanding"), ("data_sharing", "data sharing"),
    ("protocol", "protocol"), ("resolution", "resolution"), ("contract", "contract"),
    ("other", "other"),
))  # fmt: skip
ROTATION = Choice(blank=OMIT, own=(
    ("none", "none"), ("yearly", "yearly, between the systems"),
    ("former_agency", "the former chair's agency fills the seat"),
))  # fmt: skip
MODE = Choice(blank=OMIT, own=(("workplan", "workplan"), ("issues", "matters as they arise")))
MATTER_STATE = Choice(blank=OMIT, own=(
    ("new", "new"), ("next_meeting", "for the next meeting"), ("taken", "taken on"),
    ("closed", "closed"),
))  # fmt: skip
RESULT = Choice(blank="", own=tuple((w, w) for w in ("adopt", "adapt", "abandon")))
END = (*REMOVED, *KEPT)

YEAR: Mapping[type[Record], tuple[Column, ...]] = {
    Agency: (
        *ID,
        col("name", "Agency", width=34),
        col("sector", "Sector", SECTOR, 22),
        col("designee", "Designee", width=26, private=True),
        col("alternate", "Alternate", width=26, private=True),
        col("sponsor", "Sponsor", width=26, private=True),
        col("gains", "What it gains", width=40),
        col("goals", "Goals it signed on to", LINES, 40),
        col("signed_on", "Signed on", DAY, 12),
        *END,
    ),
    Agreement: (
        *ID,
        col("title", "Agreement", width=40),
        col("type", "Type", AGREEMENT_TYPE, 20),
        col("purpose", "Purpose", width=40),
        col("duties", "Duties", width=40),
        col("parties", "Parties (party | state | signer | remark)",
            Rows(keys=("party", "state", "signer", "remark")), 40),
        col("signed", "Signed", DAY, 12),
        col("review", "Review", DAY, 12),
        col("ends", "Ends", DAY, 12),
        *END,
    ),
    Problem: (
        *ID,
        col("text", "Problem", width=60),
        col("number", "The number that shows it", ONE, 34),
        col("story", "The story that shows it", ONE, 34),
        *END,
    ),
    Charter: (
        *ID,
        col("purpose", "Purpose", width=50),
        col("seats", "Required seats", PLACES, 34),
        col("chair", "Chair", width=24, private=True),
        col("chair_agency", "Agency of the chair", width=26),
        col("chair_since", "Chair since", DAY, 12),
        col("chair_until", "Chair until", DAY, 12),
        col("co_chair", "Co-chair", width=24, private=True),
        col("co_chair_agency", "Agency of the co-chair", width=26),
        col("successor", "Named successor", width=24, private=True),
        col("rotation", "Rotation", ROTATION, 20),
        col("meets_every_days", "Meets every (days)", COUNT, 12),
        col("meets_minutes", "Minutes of a meeting", COUNT, 12),
        col("rules", "Rules", width=50),
        col("agreed_on", "Agreed", DAY, 12),
        col("reviewed_on", "Reviewed", DAY, 12),
        col("drift", "What it does beside its purpose", width=40),
        *END,
    ),
    ReportCard: (
        *ID,
        col("agency", "Rated by", width=30, private=True),
        col("on", "Date", DAY, 12),
        col("scores", "Scores", JSON, hidden=True),
        *END,
    ),
    DataSource: (
        *ID,
        col("name", "Data source", width=34),
        col("holder", "Kept by", width=26),
        col("holds", "What it holds", width=40),
        col("since", "Since", width=12),
        col("releases", "Who may release counts", width=26),
        col("terms", "Under which terms", width=30),
        col("links_with", "Can be linked with", width=30),
        col("agreement", "Agreement", ONE, 26),
        *END,
    ),
    Maturity: (
        *ID,
        col("line", "Line of the checklist", PLAIN, 30),
        col("rating", "Rating", PLAIN, 16),
        col("consensus", "Consensus", YES_NO, 11),
        col("rater", "Rated by", width=26, private=True),
        col("remark", "Remark", width=40),
        *END,
    ),
    Workgroup: (
        *ID,
        col("name", "Workgroup", width=34),
        col("purpose", "Purpose", width=40),
        col("mode", "Works by", MODE, 20),
        col("chair", "Chair", width=24, private=True),
        col("chair_agency", "Agency of the chair", width=26),
        col("chair_until", "Chair until", DAY, 12),
        col("co_chair", "Co-chair", width=24, private=True),
        col("co_chair_agency", "Agency of the co-chair", width=26),
        col("members", "Members", PLACES, 40, private=True),
        col("priorities", "Priorities", PLACES, 34),
        col("closed_on", "Closed", DAY, 12),
        col("grant", "Link", hidden=True, private=True),
        *END,
    ),
    Funding: (
        *ID,
        col("title", "Grant", width=34),
        col("funder", "Funder", width=26),
        col("amount", "Amount", FIGURE, 16),
        col("starts", "Starts", DAY, 12),
        col("ends", "Ends", DAY, 12),
        col("agencies", "Consortium", LINES, 30),
        col("purpose", "Purpose", width=40),
        col("priorities", "Priorities", PLACES, 34),
        col("sustained", "Sustainability checklist", JSON, hidden=True),
        *END,
    ),
    Matter: (
        *ID,
        col("text", "Matter", width=50),
        col("raised_by", "Raised by", width=24, private=True),
        col("raised_on", "Raised", DAY, 12),
        col("state", "State", MATTER_STATE, 18),
        col("workgroup", "Workgroup", ONE, 26),
        col("meeting", "Meeting", ONE, 26),
        col("outcome", "What became of it", width=40),
        *END,
    ),
    ReportBack: (
        *ID,
        col("workgroup", "Workgroup", ONE, 30),
        col("on", "Date", DAY, 12),
        col("by", "By", width=24, private=True),
        col("goals", "Goals", width=40),
        col("timeline", "Timeline", width=30),
        col("responsible", "Who is responsible", width=30),
        col("progress", "Progress", width=40),
        col("trouble", "Trouble", width=40),
        col("meeting", "Meeting", ONE, 26),
        *END,
    ),
    Cycle: (
        *ID,
        col("step", "Action step", ONE, 34),
        col("plan", "Plan", width=34),
        col("do", "Do", width=34),
        col("study", "Study", width=34),
        col("act", "Act", width=34),
        col("result", "Result", RESULT, 12),
        col("started", "Started", DAY, 12),
        col("ended", "Ended", DAY, 12),
        *END,
    ),
    Baseline: (
        *ID,
        col("name", "What is measured", width=40),
        col("value", "Value", FIGURE, 14),
        col("unit", "Unit", width=14),
        col("period", "Period", width=16),
        col("population", "Of whom", width=24),
        col("definition", "Definition", width=30),
        col("frozen_on", "Frozen", DAY, 12),
        col("point", "The number", ONE, 26),
        col("measure", "Measure", ONE, 26),
        col("low", "At least", DECIMAL, hidden=True),
        col("high", "At most", DECIMAL, hidden=True),
        *END,
    ),
    Handled: (
        *ID,
        col("finding", "Finding", PLAIN, 34),
        col("fact", "Fact", width=50),
        col("how", "What was done", width=50),
        col("on", "Date", DAY, 12),
        *END,
    ),
    Pause: (
        *ID,
        col("of", "Workgroup (empty: the committee)", ONE, 30),
        col("reason", "Reason", width=50),
        col("since", "Since", DAY, 12),
        col("until", "Until", DAY, 12),
        *END,
    ),
    CloseOut: (
        *ID,
        col("of", "What came to its end", ONE, 34),
        col("on", "Date", DAY, 12),
        col("achieved", "What was reached", width=50),
        col("left_open", "What stays open", width=50),
        col("next", "What comes next", ONE, 34),
        *END,
    ),
}  # fmt: skip
"""Columns by kind, in the order of the sheets; after those of the workshop."""
