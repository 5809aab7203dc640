"""What the forms of the plain page ask for: the same use cases, told in the fields of a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlencode

from sim_workshop.domain.errors import StaleEdit, WorkshopError
from sim_workshop.domain.evaluation import SCALE
from sim_workshop.domain.people import Member
from sim_workshop.domain.text import clean
from sim_workshop.store import Done, Store
from sim_workshop.use_cases import evaluating, finishing, grouping, mapping, prioritizing
from sim_workshop.use_cases.acting import Acting, Held
from sim_workshop.words import _

LARGEST_FORM = 400_000
Typed = Mapping[str, str]
STAYS = ("at", "place", "kind")
"""Where the person stood in the page, kept over a press."""
KEYED = ("nonce", "act", "id", "kind", "where", "text", "who", "when")
"""What makes a form another act."""
ONE_TO_FIVE = tuple(str(n) for n in SCALE)
AS_BEFORE = {"join": "joined", "leave": "has_left", "step": "step_saved", "pen": "has_pen",
             "pen_down": "pen_down"}  # fmt: skip
"""What a press in the groups is answered with when it had arrived already."""


@dataclass(frozen=True)
class Did:
    """An act that is done: where on the page its answer stands, and what it is about."""

    said: str
    part: str
    about: str = ""

    def query(self, typed: Typed) -> str:
        kept = {name: typed.get(f"view_{name}", "") for name in STAYS}
        kept["kind"] = typed.get("kind", "") or kept["kind"]
        all_ = {**kept, "said": self.said, "about": self.about}
        return urlencode({name: value[:80] for name, value in all_.items() if value})


@dataclass(frozen=True)
class Refused:
    """An act that was not done: the sentence, and everything that was typed."""

    act: str
    message: str
    typed: Typed
    theirs: str = ""
    held: bool = False
    """It was refused because it may name somebody: the person may state otherwise."""


def _add(acting: Acting, typed: Typed) -> Did:
    place = typed.get("where", "")
    entry = mapping.place_entry(
        acting, kind=typed.get("kind", ""), text=typed.get("text", ""),
        places=[place] if place else [],
    )  # fmt: skip
    return Did("added", "add", entry.id)


def _change(acting: Acting, typed: Typed) -> Did:
    mapping.correct_entry(
        acting,
        id=typed.get("id", ""),
        text=typed.get("text", ""),
        seen=clean(typed.get("seen", "")),
    )
    return Did("changed", "yours", typed.get("id", ""))


def _clear(acting: Acting, typed: Typed) -> Did:
    mapping.state_names_nobody(acting, id=typed.get("id", ""))
    return Did("cleared", "yours", typed.get("id", ""))


def _withdraw(acting: Acting, typed: Typed) -> Did:
    mapping.remove_entry(acting, id=typed.get("id", ""))
    return Did("withdrawn", "yours")


def _vote(acting: Acting, typed: Typed) -> Did:
    """A ballot replaces the one before, so the same press twice is the same ballot: no key."""
    marks = {
        name.removeprefix("mark_"): int(value)
        for name, value in typed.items()
        if name.startswith("mark_") and value.isascii() and value.isdigit() and len(value) < 4
    }
    prioritizing.cast_ballot(acting.with_key(""), round=typed.get("round", ""), marks=marks)
    return Did("cast", "vote")


def _done(acting: Acting, typed: Typed) -> Did:
    done = typed.get("done", "") != "no"
    finishing.say_done(acting.with_key(""), step=typed.get("step", ""), done=done)
    return Did("done" if done else "undone", "room")


def _join(acting: Acting, typed: Typed) -> Did:
    grouping.join_group(acting, group=typed.get("id", ""))
    return Did("joined", "groups")


def _leave(acting: Acting, _typed: Typed) -> Did:
    grouping.leave_group(acting)
    return Did("has_left", "groups")


def _take_pen(acting: Acting, typed: Typed) -> Did:
    grouping.take_pen(acting, group=typed.get("id", ""), free=typed.get("free", "") == "yes")
    return Did("has_pen", "groups")


def _put_pen_down(acting: Acting, typed: Typed) -> Did:
    grouping.hand_over_pen(acting, group=typed.get("id", ""))
    return Did("pen_down", "groups")


def _write_step(acting: Acting, typed: Typed) -> Did:
    grouping.write_step(
        acting, group=typed.get("id", ""), text=typed.get("text", ""), who=typed.get("who", ""),
        when=typed.get("when", ""), names_nobody=typed.get("names_nobody") == "yes",
    )  # fmt: skip
    return Did("step_saved", "groups")


def _evaluate(acting: Acting, typed: Typed) -> Did:
    """All answers of a person replace those before, as a ballot does: no key."""
    said = {n.removeprefix("answer_"): v for n, v in typed.items() if n.startswith("answer_")}
    scales = {q.id for q in acting.map.pack.evaluation if q.kind == "scale"}
    answers = {n: int(v) if n in scales and v in ONE_TO_FIVE else v for n, v in said.items()}
    stated = typed.get("names_nobody") == "yes"
    evaluating.evaluate(acting.with_key(""), answers=answers, names_nobody=stated)
    return Did("evaluated", "evaluation")


ACTS: dict[str, Callable[[Acting, Typed], Did]] = {
    "add": _add, "change": _change, "clear": _clear, "withdraw": _withdraw, "vote": _vote,
    "done": _done, "join": _join, "leave": _leave, "evaluate": _evaluate,
    "pen": _take_pen, "pen_down": _put_pen_down, "step": _write_step,
}  # fmt: skip


def key_of(member: Member, typed: Typed) -> str:
    """The same form sent twice is one act. What was typed is part of the key: a page that the
    browser's Back button brings again, with other words in it, is another act."""
    said = [member.id, *(typed.get(n, "") for n in KEYED)]
    return sha256("\0".join(said).encode("utf-8", "replace")).hexdigest()


def do(store: Store, code: str, member: Member, typed: Typed) -> Did | Refused:
    act = typed.get("act", "")
    if act not in ACTS:
        return Refused(act, _("This server does not know what was asked."), typed)
    acting = Acting(store, code, member, key=key_of(member, typed))
    try:
        return ACTS[act](acting, typed)
    except Done as before:
        return _as_before(act, typed, str(before.result.get("id", "")))
    except StaleEdit as stale:
        return Refused(act, _(str(stale)), typed, theirs=stale.theirs)
    except Held as held:
        return Refused(act, _(str(held)), typed, held=True)
    except WorkshopError as refused:
        return Refused(act, _(str(refused)), typed)


def _as_before(act: str, typed: Typed, about: str) -> Did:
    """A press that had arrived already is answered as the first one was."""
    if act in AS_BEFORE:
        return Did(AS_BEFORE[act], "groups")
    said = {"add": "added", "change": "changed", "clear": "cleared"}.get(act, "withdrawn")
    part = "add" if act == "add" else "yours"
    return Did(said, part, about or (typed.get("id", "") if act != "withdraw" else ""))
