"""What says the same: offers while somebody types under 100 ms, groups of 400 entries under 100 ms.
Held against the same comparing with difflib of Python's own library, with 400 and 1,000 entries."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(
    0, str(Path(__file__).resolve().parents[1])
)  # also as `python benchmarks/similar.py`

import random
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import partial

from benchmarks.measuring import Figure, against, in_turns, print_table
from sim_workshop.content import load_pack
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.similar import ALIKE, SAME, gist, groups, near

TYPED = "People leaving jail at night have no way to get home"
SIZES = (400, 1000)
BOUND_MS = 100


def entries(many: int) -> list[Gap]:
    """Gaps as rooms write them: of the pack's words, some said again in another order."""
    pack, dice = load_pack(), random.Random(7)
    texts = [g.text for g in pack.typical_gaps] + [p.text for p in pack.practices]
    made: list[Gap] = []
    for n in range(many):
        words = dice.choice(texts).split()
        if n % 3 == 0:
            words = dice.sample(words, len(words))
        made.append(Gap(id=f"g{n}", text=" ".join([*words, dice.choice(["at night", "", "here"])])))
    return made


def near_by_difflib(text: str, found: list[Gap]) -> list[Gap]:
    said = gist(text)
    rated = [(SequenceMatcher(None, said, gist(e.text)).ratio() * 100, e) for e in found]
    return [e for score, e in sorted(rated, key=lambda r: -r[0]) if score >= ALIKE][:3]


def pairs_by_difflib(found: list[Gap]) -> int:
    """The comparing alone, without gathering into groups."""
    gists = [gist(e.text) for e in found]
    return sum(
        SequenceMatcher(None, one, other).ratio() * 100 >= SAME
        for n, one in enumerate(gists) for other in gists[n + 1 :]
    )  # fmt: skip


def once(name: str, work: Callable[[], object]) -> Figure:
    """For what takes the better part of a minute."""
    before = time.perf_counter()
    work()
    taken = (time.perf_counter() - before) * 1000
    return Figure(name, taken, taken, taken)


def main() -> None:
    figures: list[Figure] = []
    for many in SIZES:
        found = entries(many)
        offer, by_hand = f"offer among {many}", f"the same by difflib, {many}"
        gather, pairs = f"groups of {many}", f"their pairs by difflib, {many}"
        taken = in_turns({
            offer: partial(near, TYPED, found),
            by_hand: partial(near_by_difflib, TYPED, found),
            gather: partial(groups, found),
        })  # fmt: skip
        slow = once(pairs, partial(pairs_by_difflib, found))
        bound = f"{BOUND_MS} ms"
        figures += [
            against(taken[offer], taken[by_hand], bound), taken[by_hand],
            against(taken[gather], slow, bound if many == SIZES[0] else ""), slow,
        ]  # fmt: skip
    print_table("similar", figures)


if __name__ == "__main__":
    main()
