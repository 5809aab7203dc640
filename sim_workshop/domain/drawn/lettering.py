"""How wide words stand in Public Sans, so that a label can be fitted to its box without a screen.
The numbers are the font's own advance widths in thousandths of its size, from space to tilde."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

REGULAR = (
    243, 251, 426, 603, 658, 904, 708, 248, 302, 309, 394, 554, 242, 378, 225, 350, 612, 407, 596,
    630, 628, 640, 622, 600, 648, 624, 226, 240, 546, 554, 546, 521, 831, 710, 670, 688, 694, 620,
    594, 733, 766, 283, 388, 682, 578, 886, 754, 734, 636, 748, 676, 670, 594, 700, 672, 954, 688,
    607, 637, 303, 350, 303, 473, 518, 218, 553, 596, 544, 596, 566, 396, 622, 576, 248, 262, 562,
    303, 865, 577, 566, 596, 596, 391, 506, 389, 580, 504, 780, 564, 535, 480, 328, 263, 332, 568,
)  # fmt: skip
SEMI_BOLD = (
    234, 268, 455, 610, 670, 923, 750, 255, 320, 324, 437, 573, 260, 386, 250, 368, 630, 418, 618,
    649, 644, 659, 643, 614, 660, 643, 250, 261, 563, 573, 563, 528, 829, 719, 678, 704, 708, 628,
    604, 747, 768, 296, 396, 701, 578, 903, 770, 748, 645, 762, 687, 682, 606, 714, 690, 962, 704,
    640, 654, 322, 368, 322, 479, 536, 243, 560, 603, 546, 603, 572, 396, 626, 585, 258, 276, 572,
    317, 882, 586, 571, 602, 602, 402, 518, 404, 588, 513, 784, 577, 550, 489, 358, 266, 360, 592,
)  # fmt: skip
ELSEWHERE = {"W": 1000, "F": 1000}
"""Letters of other scripts by their East Asian width; the rest stand about 0.65 wide."""


def width(text: str, size: float, weight: int = 400) -> float:
    """How many units a line of text takes."""
    table = SEMI_BOLD if weight >= 600 else REGULAR
    return sum(_letter(c, table) for c in text) * size / 1000


@lru_cache(maxsize=4096)
def _letter(letter: str, table: tuple[int, ...]) -> int:
    base = unicodedata.normalize("NFD", letter)[0]
    if " " <= base <= "~":
        return table[ord(base) - 32]
    if unicodedata.combining(base):
        return 0
    return 1100 if ord(base) > 0xFFFF else ELSEWHERE.get(unicodedata.east_asian_width(base), 650)


def wrapped(text: str, room: float, size: float, weight: int = 400, most: int = 2) -> list[str]:
    """At most so many lines, each no wider than the room; what does not fit ends in "…". Two
    lines are made about equally long."""
    lines = _filled(text.split(), room, size, weight)
    if len(lines) == 2 <= most:
        lines = _balanced(text.split(), lines, size, weight)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = f"{kept[-1]} {lines[most]}…"
    return [cut(line, room, size, weight) for line in kept]


def _filled(words: list[str], room: float, size: float, weight: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, weight) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _balanced(words: list[str], filled: list[str], size: float, weight: int) -> list[str]:
    splits = [[" ".join(words[:i]), " ".join(words[i:])] for i in range(1, len(words))]
    return min([filled, *splits], key=lambda two: max(width(x, size, weight) for x in two))


def cut(line: str, room: float, size: float, weight: int = 400) -> str:
    """The line, or as much of it as fits with "…"."""
    if width(line, size, weight) <= room:
        return line
    shorter = line.rstrip("…")
    while shorter and width(shorter + "…", size, weight) > room:
        shorter = shorter[:-1]
    return shorter.rstrip(" ,;:-") + "…"


def fitted(
    text: str, room: float, sizes: tuple[float, ...], weight: int = 400, most: int = 2
) -> tuple[list[str], float]:
    """The lines and the largest of these sizes at which the whole text fits the room."""
    for size in sizes:
        lines = wrapped(text, room, size, weight, most)
        if not any(line.endswith("…") for line in lines) or text.endswith("…"):
            return lines, size
    return wrapped(text, room, sizes[-1], weight, most), sizes[-1]
