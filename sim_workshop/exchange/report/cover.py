"""The cover: whose report it is, the line of intercepts, the facts in short, and what it is not."""

from __future__ import annotations

from sim_workshop.domain.place import Intercept
from sim_workshop.exchange.report import in_short
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.in_short import Rows
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import NBSP, colour_of
from sim_workshop.exchange.report.tables import CellOf, stacked, table
from sim_workshop.exchange.report.template import line_of
from sim_workshop.exchange.report.word import NOTHING, Block, Inline, inline, para, run, symbol
from sim_workshop.exchange.report.words import community_name, listing, sentence
from sim_workshop.words import _

LONGEST_NUMERAL = 3
LOGO_ROOM = (4320, 1080)
"""How wide and high the logo is at most."""
LOGO_SPACE = '<w:spacing w:after="360" w:line="240" w:lineRule="auto"/>'
CONNECTOR = '<w:{side} w:val="single" w:sz="12" w:space="0" w:color="A9B4C0"/>'


def promise() -> str:
    """What the report is about, in one sentence."""
    return _(
        "How people with mental illness and substance use disorders move through our justice "
        "system, what is in place, what is missing, and what we have agreed to do."
    )


def practice() -> str:
    """What is said of practice data, in words."""
    return _("Practice data. This is a rehearsal or a demonstration, not a county's report.")


def write(paper: Paper, facts: Facts) -> None:
    rows = in_short.rows(facts)
    above, between, below = _spaces(paper, facts, rows)
    _title(paper, facts, above)
    paper.add(_spaced_below(paper.blocks.pop(), between))
    paper.add(_line_of_intercepts(paper, facts.intercepts))
    paper.add(_facts(paper, rows, below))


def _title(paper: Paper, facts: Facts, above: int) -> None:
    workshop, name = facts.map.workshop, community_name(facts.map)
    if facts.logo:
        drawn = paper.picture(facts.logo, facts.plan.logo_words, LOGO_ROOM)
        paper.add(para("Mark", drawn, settings=LOGO_SPACE))
    paper.add(_mark(paper, facts))
    paper.add(para("Title", name, settings=f'<w:spacing w:before="{above}"/>'))
    if workshop.title and workshop.title not in name:
        paper.write("Lead", workshop.title)
    paper.write("Subtitle", promise())
    if workshop.practice:
        noted = sentence(workshop.practice_note)
        paper.write("Notice", run(practice(), "Strong"), f" {noted}" if noted else "")


def _spaced_below(paragraph: Block, distance: int) -> Block:
    """The same paragraph with room below it: distances are spacing, never empty lines."""
    room = f'<w:spacing w:after="{distance}"/></w:pPr>'
    return Block(paragraph.replace("</w:pPr>", room, 1))


# How much room the cover has left: a long name or many hosts must not push it to a second page.

TITLE_LINE, TEXT_LINE, FACT_LINE = 800, 330, 250
FIXED = 4300
"""Mark, promise, the line of intercepts and the caption of the facts."""
WISHED = (2700, 1000, 1500)
"""Above the title, above the line of intercepts, above the facts."""


def _spaces(paper: Paper, facts: Facts, rows: Rows) -> tuple[int, int, int]:
    """The wished distances, or what is left in the same proportions."""
    left = line_of(paper.template.cover)[1] - _taken(facts, rows)
    scale = min(1.0, max(0.1, left / sum(WISHED)))
    above, between, below = (round(wish * scale) for wish in WISHED)
    return above, between, below


def _taken(facts: Facts, rows: Rows) -> int:
    """About how much the words of the cover take of its height, in twentieths of a point."""
    workshop = facts.map.workshop
    notice = len(practice() + workshop.practice_note) if workshop.practice else 0
    return (
        FIXED
        + (LOGO_ROOM[1] + 400 if facts.logo else 0)
        + TITLE_LINE * (1 + len(community_name(facts.map)) // 24)
        + TEXT_LINE * (-(-len(workshop.title) // 80) + -(-notice // 80) + 2 * bool(notice))
        + sum(150 + FACT_LINE * (1 + len(said) // 72) for name, said in rows)
    )


def _mark(paper: Paper, facts: Facts) -> Block:
    squares = inline(
        *(symbol("■", extra=f'<w:color w:val="{c}"/>') for c in ("0F4459", "5A7F8F", "9FB4BE"))
    )
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{paper.line}"/></w:tabs>'
    state = run(f"\t{_state(facts)}", "Muted") if _state(facts) else NOTHING
    return para("Mark", squares, NBSP, _("Sequential Intercept Mapping"), state, settings=stop)


def _state(facts: Facts) -> str:
    """ "Draft", "INTERNAL", "Version 1.0": what nobody may miss."""
    said = (
        _("INTERNAL") if facts.audience == "internal" else "",
        _("Draft") if facts.draft else "",
        _("Version {n}").format(n=facts.plan.version) if facts.plan.version else "",
    )
    return listing(x for x in said if x)


# The line of tokens: three rows, so that a rule can run at half height between two squares.


def _line_of_intercepts(paper: Paper, intercepts: tuple[Intercept, ...]) -> Block:
    shares_of_line = [1.0, 1.2] * len(intercepts)
    said = "; ".join(f"{i.token} {i.name}" for i in intercepts)
    return table(
        [_tokens(intercepts, upper=True), _tokens(intercepts, upper=False), _names(intercepts)],
        shares_of_line,
        line=paper.line,
        style="Report Layout",
        title=_("The line of intercepts"),
        description=_("The intercepts in order: {names}.").format(names=said),
    )


def _tokens(intercepts: tuple[Intercept, ...], *, upper: bool) -> list[str | CellOf]:
    """Half the height of the squares; the rule lies between the two halves."""
    row: list[str | CellOf] = []
    for n, intercept in enumerate(intercepts):
        row.append(
            CellOf(
                para("Token", _numeral(intercept) if upper else ""),
                fill=colour_of(intercept, intercepts[:n]),
                merged="restart" if upper else "continue",
                middle=True,
                tight=True,
            )
        )
        last = n == len(intercepts) - 1
        rule = CONNECTOR.format(side="bottom" if upper else "top")
        row.append(CellOf(_spacer(), borders="" if last else rule))
    return row


def _numeral(intercept: Intercept) -> Inline:
    """A word in the place of a numeral is written small enough to stay in its square."""
    is_word = len(intercept.token) > LONGEST_NUMERAL
    return run(intercept.token, extra='<w:sz w:val="15"/><w:szCs w:val="15"/>' if is_word else "")


def _spacer() -> Block:
    """What a cell without words has to hold; half the height of a square."""
    return para("Token", settings='<w:spacing w:line="370" w:lineRule="exact"/>')


def _names(intercepts: tuple[Intercept, ...]) -> list[str | CellOf]:
    return [CellOf(para("Token Label", i.short_name or i.name), span=2) for i in intercepts]


# The facts.


def _facts(paper: Paper, rows: Rows, above: int) -> Block:
    return stacked(
        para("Caption", _("In short"), settings=f'<w:spacing w:before="{above}"/>'),
        table(
            [[para("Fact Name", name), para("Fact", said)] for name, said in rows],
            (24, 76),
            line=paper.line,
            title=_("The report in short"),
        ),
    )
