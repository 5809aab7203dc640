"""What a value says as a number: "180-200" is a range, "over 7,400" has no upper end, "nearly
doubled" is words. Nothing is guessed: what cannot be read stays words, and stays as written."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from sim_workshop.domain.text import one_line


@dataclass(frozen=True)
class Amount:
    """The ends of a value. Both equal for a plain number; both None for words."""

    low: float | None = None
    high: float | None = None
    unit_hint: str = ""
    """What the value itself says about its unit: "usd", "percent", or the word behind it."""
    approximate: bool = False
    """Written with "about" or the like."""

    @property
    def is_words(self) -> bool:
        return self.low is None and self.high is None


_WORDS = "zero one two three four five six seven eight nine ten eleven twelve"
_IN_WORDS = {word: float(n) for n, word in enumerate(_WORDS.split())}
_TIMES = {
    "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9,
}  # fmt: skip


def _number(name: str) -> str:
    figures = r"[-\u2212]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?|\.\d{1,9}"
    words = "|".join(_IN_WORDS)
    times = r"(?: ?(?:thousand|million|billion|mn|bn)|[km])\b"
    return rf"(?P<{name}>{figures}|(?:{words})\b)(?P<{name}_times>{times})?"


_ABOUT = r"(?:about|around|approximately|approx\.?|roughly|estimated|est\.|circa|ca\.|~)"
_LEAST = r"(?:over|more than|at least|no (?:less|fewer) than|upwards? of|above|>=?|\u2265)"
_MOST = (
    r"(?:under|less than|fewer than|at most|no more than|up to|as (?:long|many|much) as"
    r"|just under|just below|below|almost|nearly|<=?|\u2264)"
)
_OR_MORE = r"(?:\+| or (?:more|over|above)| and (?:over|up|above))"
_OR_LESS = r"(?: or (?:less|fewer|under))"
_AMOUNT = re.compile(
    rf"(?:currently )?(?P<about>{_ABOUT} ?)?(?:(?P<least>{_LEAST} ?)|(?P<most>{_MOST} ?))?"
    rf"(?P<between>between |from )?(?P<dollar>(?:USD|US)? ?\$ ?)?{_number('low')}"
    rf"(?:(?: ?%)? ?(?P<join>-|\u2013|\u2014|to|and) ?\$?{_number('high')})?"
    rf"(?:(?P<more>{_OR_MORE})|(?P<less>{_OR_LESS}))? ?(?P<unit>%|[a-z][a-z/' -]{{0,40}})?",
    re.I,
)
_NO_UNIT = re.compile(
    r"\b(?:to|or|and|vs|versus|of|plus|in|times|half|halves|quarters?|thirds?|per)\b|^-|/"
)
"""Words that show that the text says more than one amount of something."""


def read_amount(written: str | int | float | None) -> Amount:
    """The number a value says, or words."""
    if isinstance(written, bool) or written is None:
        return Amount()
    if isinstance(written, int | float):
        return Amount(float(written), float(written)) if math.isfinite(written) else Amount()
    match = _AMOUNT.fullmatch(one_line(written)[:200])
    return Amount() if match is None or _is_a_sentence(match) else _ends(match)


def _is_a_sentence(match: re.Match[str]) -> bool:
    """ "5 and 7", "4 officers and 1 sergeant", "two and a half times" are no single amount."""
    if match["join"] == "and" and not match["between"]:
        return True
    bare_m = "m" in {match["low_times"], match["high_times"]} and not match["dollar"]
    return bare_m or bool(_NO_UNIT.search((match["unit"] or "").lower()))


def _ends(match: re.Match[str]) -> Amount:
    low = _value(match, "low")
    high = _value(match, "high") if match["high"] else low
    if match["high_times"] and not match["low_times"] and low < high:
        low *= _times(match["high_times"])  # "2-3 million" is two million to three
    if low > high:
        return Amount()
    least, most = match["least"] or match["more"], match["most"] or match["less"]
    return Amount(
        low=None if most else low,
        high=None if least else high,
        unit_hint=_hint(match),
        approximate=bool(match["about"]),
    )


def _value(match: re.Match[str], end: str) -> float:
    written = match[end].lower().replace(",", "").replace("\u2212", "-")
    number = _IN_WORDS[written] if written in _IN_WORDS else float(written)
    return number * _times(match[f"{end}_times"])


def _times(written: str | None) -> float:
    return _TIMES[written.strip().lower()] if written else 1.0


def _hint(match: re.Match[str]) -> str:
    unit = (match["unit"] or "").strip().lower()
    if match["dollar"] or unit in {"usd", "dollars", "us dollars"}:
        return "usd"
    if unit in {"%", "percent", "per cent", "pct"} or "%" in match.group():
        return "percent"
    return unit
