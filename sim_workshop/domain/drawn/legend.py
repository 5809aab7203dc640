"""What the marks on a drawing mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sim_workshop.domain.drawn.drawing import LineLook, Sign, Words
from sim_workshop.domain.drawn.lettering import width

LINES: tuple[tuple[LineLook, str], ...] = (
    ("deeper", "deeper into justice"),
    ("out", "out to care"),
    ("unnamed", "way out, nothing in place yet"),
    ("release", "released"),
    ("violation", "violation"),
    ("care", "into or between services"),
)
SIGNS = (
    ("ball full", "in place"),
    ("ball half", "too little capacity"),
    ("ball planned", "planned"),
    ("ball none", "not available"),
    ("ball unknown", "nobody knows"),
    ("ball unasked", "status not asked yet"),
    ("box unnamed", "no resource named yet"),
    ("pill resource", "resources"),
    ("pill gap", "gaps"),
)
SIGN_WIDTH: Mapping[str, float] = {"line": 46, "ball": 24, "box": 46, "pill": 48}


def legend(
    left: float, top: float, wide: float, lines: Sequence[str], *, size: float = 24
) -> tuple[list[Sign], list[Words], float]:
    """What the marks mean, only for kinds of arrow that are drawn; and where the legend ends."""
    rows = (
        [(f"line {look}", text) for look, text in LINES if look in lines],
        list(SIGNS),
    )
    signs: list[Sign] = []
    words: list[Words] = []
    y = top
    for row in rows:
        y = _legend_row(row, left, y, wide, size, signs, words)
    return signs, words, y


def _legend_row(
    row: Sequence[tuple[str, str]],
    left: float,
    y: float,
    wide: float,
    size: float,
    signs: list[Sign],
    words: list[Words],
) -> float:
    x = left
    for what, text in row:
        mark = SIGN_WIDTH[what.split()[0]]
        needed = mark + 14 + width(text, size)
        if x > left and x + needed > left + wide:
            x, y = left, y + 48
        signs.append(Sign(x + mark / 2, y, what))
        words.append(Words(x + mark + 14, y, text, size))
        x += needed + 36
    return y + 48 if row else y
