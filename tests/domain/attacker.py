"""Somebody who holds the published numbers and wants the hidden ones: an exhaustive search over
whole numbers, written without a line of the code it attacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Ends = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Equation:
    """The parts sum to the whole. A whole or part is a name (unknown) or a known number."""

    whole: str | int
    parts: tuple[str | int, ...]


def can_differ(name: str, truth: int, ends: Ends, equations: Sequence[Equation]) -> bool:
    """Whether any other value of the named number fits everything the attacker knows."""
    low, high = ends[name]
    near = [v for v in (truth + 1, truth - 1) if low <= v <= high]
    if any(_has_solution({**ends, name: (v, v)}, equations) for v in near):
        return True
    return any(
        _has_solution({**ends, name: part}, equations)
        for part in ((truth + 1, high), (low, truth - 1))
        if part[0] <= part[1]
    )


def values_possible(name: str, ends: Ends, equations: Sequence[Equation]) -> set[int]:
    """Every value that fits, within the ends given for it."""
    low, high = ends[name]
    return {v for v in range(low, high + 1) if _has_solution({**ends, name: (v, v)}, equations)}


def _has_solution(ends: Mapping[str, tuple[int, int]], equations: Sequence[Equation]) -> bool:
    narrowed = _narrow(dict(ends), equations)
    if narrowed is None:
        return False
    open_names = [n for n, (low, high) in narrowed.items() if low < high]
    if not open_names:
        return True
    name = min(open_names, key=lambda n: narrowed[n][1] - narrowed[n][0])
    low, high = narrowed[name]
    middle = (low + high) // 2
    halves = ((low, middle), (middle + 1, high))
    return any(_has_solution({**narrowed, name: half}, equations) for half in halves)


def _narrow(ends: Ends, equations: Sequence[Equation]) -> Ends | None:
    """Bounds that follow from the sums, one sum at a time, until nothing moves."""
    moved = True
    while moved:
        moved = False
        for equation in equations:
            for name, (low, high) in _implied(ends, equation):
                old = ends[name]
                new = (max(old[0], low), min(old[1], high))
                if new[0] > new[1]:
                    return None
                if new != old:
                    ends[name], moved = new, True
    return ends


def _implied(ends: Ends, equation: Equation) -> Iterable[tuple[str, tuple[int, int]]]:
    def of(member: str | int) -> tuple[int, int]:
        return (member, member) if isinstance(member, int) else ends[member]

    parts = [of(p) for p in equation.parts]
    least, most = sum(p[0] for p in parts), sum(p[1] for p in parts)
    whole = of(equation.whole)
    if isinstance(equation.whole, str):
        yield equation.whole, (least, most)
    elif not least <= equation.whole <= most:
        yield next(iter(ends), ""), (1, 0)
    for part, (low, high) in zip(equation.parts, parts, strict=True):
        if isinstance(part, str):
            yield part, (whole[0] - (most - high), whole[1] - (least - low))
