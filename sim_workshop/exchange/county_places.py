"""Where an entry of a county file belongs: at intercepts of the pack, or at local ones ("2.5",
"ultimate", "Infrastructure A") that are added to this workshop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sim_workshop.domain.place import CROSS, Intercept, Pack
from sim_workshop.domain.workshop import PlaceEdit
from sim_workshop.exchange.county_boxes import box_meant, names_the_intercept, words_of
from sim_workshop.exchange.county_draft import Row
from sim_workshop.words import _

ACROSS = frozenset({"cross", "cross-intercept", "across", "all", "all intercepts", "system"})
SEVERAL = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*")
SPAN = re.compile(r"(\d)\s*[-–]\s*(\d)")
NUMBERED = re.compile(r"(?:intercept |i)?(\d+(?:\.\d+)?)", re.IGNORECASE)
AFTER_THE_NUMBERED = 50.0
LONGEST_TOKEN = 3


@dataclass(frozen=True)
class Local:
    """An intercept of the county's own."""

    word: str
    name: str
    beside: str
    """The intercept of the pack it stands for or next to; empty where nobody says."""


@dataclass
class Places:
    """Intercepts and boxes, as one file names them."""

    pack: Pack
    labels: Mapping[str, str] = field(default_factory=dict)
    """What the file itself says its intercepts are called."""
    unmatched: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Boxes by name and intercept that are not on the map."""
    _local: dict[str, Local] = field(default_factory=dict)

    def of(self, row: Row) -> dict[str, Any]:
        """The places of an entry, its box in the words of the source, and what else was said."""
        words, element = row.take_list("intercept"), row.take("element")
        mapped = row.take("mapped_to")
        filed = [i for word in words for i in self._intercepts(word, mapped, element)] or [CROSS]
        also = [i for word in row.take_list("also_intercepts") for i in self._intercepts(word)]
        box = self._box(element, filed[0])
        remarks = [f"intercept: {word}" for word in words if word not in filed]
        remarks += [f"mapped_to: {mapped}"] if mapped else []
        places = tuple(dict.fromkeys([box or filed[0], *filed[1:], *also]))
        return {"places": places, "place_as_written": element, "remarks": remarks}

    def home(self, place: str) -> str:
        """The intercept a place belongs to."""
        return place if place in self._local else self.pack.intercept_of(place)

    def _box(self, element: str, intercept: str) -> str | None:
        box = box_meant(element, intercept, self.pack) if element else None
        home = self.pack.intercept(intercept)
        whole = home is None or home.is_cross or names_the_intercept(element, home)
        if element and not box and not whole:
            self.unmatched[element, intercept] += 1
        return box

    def _intercepts(self, word: str, mapped: str = "", element: str = "") -> list[str]:
        """The intercepts a word means: one, or several ("3-5", "2 and 3")."""
        if span := SPAN.fullmatch(word):
            known = [str(n) for n in range(int(span[1]), int(span[2]) + 1)]
        else:
            known = [NUMBERED.sub(r"\1", part) for part in SEVERAL.split(word)]
        if len(known) > 1 and all(self.pack.intercept(each) for each in known):
            return known
        return [self._intercept(word, mapped, element)]

    def _intercept(self, word: str, mapped: str, element: str) -> str:
        if word.lower() in ACROSS:
            return CROSS
        numbered = NUMBERED.fullmatch(word)
        plain = numbered[1] if numbered else word
        if self.pack.intercept(plain):
            return plain
        for intercept in self.pack.intercepts:
            if word.lower() in (intercept.name.lower(), intercept.short_name.lower()):
                return intercept.id
        return self._added(plain, mapped, element)

    def _added(self, word: str, mapped: str, element: str) -> str:
        intercept_id = re.sub(r"[^A-Za-z0-9_.-]+", "-", word).strip("-._")[:60]
        intercept_id = intercept_id or f"local-{len(self._local) + 1}"
        known = self._local.get(intercept_id)
        if known is None or (mapped and not known.beside):
            named = words_of(word) <= words_of(element) and words_of(word) != words_of(element)
            name = self.labels.get(word) or (element if named and not known else word)
            self._local[intercept_id] = Local(word, name, mapped or self._beside(word))
        return intercept_id

    def _beside(self, word: str) -> str:
        """Some places' own names are known: the ultimate intercept stands before everything."""
        for intercept in self.pack.intercepts:
            if any(words_of(word) and words_of(word) <= words_of(a) for a in intercept.aliases):
                return intercept.id
        return ""

    def edits(self) -> list[PlaceEdit]:
        """The added intercepts, in an order that does not depend on that of the file."""
        texts = sorted(w for w, local in self._local.items() if self._order(local) is None)
        later = {word: AFTER_THE_NUMBERED + n / 100 for n, word in enumerate(texts)}
        return [self._edit(key, local, later) for key, local in sorted(self._local.items())]

    def _edit(self, key: str, local: Local, later: Mapping[str, float]) -> PlaceEdit:
        order = self._order(local)
        name = (
            local.name if local.name != key or not NUMBERED.fullmatch(key) else f"Intercept {key}"
        )
        added = Intercept(
            id=key, name=name, short_name=name, token=_token(local.word),
            order=later[key] if order is None else order,
        )  # fmt: skip
        return PlaceEdit(id=f"intercept:{key}", intercept=added)

    def _order(self, local: Local) -> float | None:
        """By its number; else beside the one it stands for, the first one's before it."""
        if NUMBERED.fullmatch(local.word):
            return float(local.word)
        beside = self.pack.intercept(local.beside)
        if beside is None:
            return None
        first = min(i.order for i in self.pack.intercepts)
        return beside.order + (-0.5 if beside.order == first else 0.5)

    def sentences(self) -> list[str]:
        """What is to be said about places of this file."""
        said = []
        if self._local:
            named = ", ".join(f"“{local.name}”" for _key, local in sorted(self._local.items()))
            said.append(_("Intercepts of this file's own were added: {names}.").format(names=named))
        if self.unmatched:
            listed = ", ".join(
                f"“{name}” ({at}, {count})" for (name, at), count in sorted(self.unmatched.items())
            )
            text = _("Not on the map, so their entries stand at the whole intercept: {names}.")
            said.append(text.format(names=listed))
        return said


def _token(word: str) -> str:
    """What fits the square: "2.5", "U" for ultimate, "IA" for Infrastructure A."""
    if len(word) <= LONGEST_TOKEN:
        return word
    return "".join(part[0] for part in re.split(r"[\s_-]+", word) if part).upper()[:LONGEST_TOKEN]
