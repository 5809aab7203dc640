"""`POST /act/CODE`: what eighty people do at once, without a page rerun (docs/live.md)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from sim_workshop.domain.errors import NotFound, NotSaved, StaleEdit, WorkshopError
from sim_workshop.domain.findings import Entry
from sim_workshop.domain.text import clean
from sim_workshop.domain.workshop import Stage
from sim_workshop.live.telling import clock, entry_told, seen_told
from sim_workshop.store import Done
from sim_workshop.use_cases import (
    arranging,
    evaluating,
    finishing,
    grouping,
    mapping,
    merging,
    prioritizing,
)
from sim_workshop.use_cases.acting import Acting, Held
from sim_workshop.use_cases.house import house
from sim_workshop.web.asking import is_ours, member
from sim_workshop.words import _

LARGEST_BODY = 400_000
LONGEST_KEY = 64
Answer = dict[str, Any]


def _place(acting: Acting, said: Answer) -> Answer:
    entry = mapping.place_entry(
        acting, kind=str(said.get("kind", "")), text=str(said.get("text", "")),
        places=_texts(said.get("places")), answers=_texts(said.get("answers")),
    )  # fmt: skip
    return {"id": entry.id}


def _join(acting: Acting, said: Answer) -> Answer:
    entry = merging.join_entry(acting, id=str(said.get("id", "")), text=str(said.get("text", "")))
    return {"id": entry.id}


def _correct(acting: Acting, said: Answer) -> Answer:
    seen = said.get("seen")
    mapping.correct_entry(
        acting, id=str(said.get("id", "")), text=str(said.get("text", "")),
        seen=None if seen is None else str(seen),
    )  # fmt: skip
    return {"id": str(said["id"])}


def _clear(acting: Acting, said: Answer) -> Answer:
    mapping.state_names_nobody(acting, id=str(said.get("id", "")))
    return {"id": str(said["id"])}


def _withdraw(acting: Acting, said: Answer) -> Answer:
    mapping.remove_entry(acting, id=str(said.get("id", "")))
    return {"id": str(said["id"])}


def _cast(acting: Acting, said: Answer) -> Answer:
    marks = said.get("marks")
    if not isinstance(marks, dict):
        raise NotFound("This ballot is empty.")
    used, budget = prioritizing.cast_ballot(
        acting, round=str(said.get("round", "")), marks={str(k): v for k, v in marks.items()}
    )
    return {"used": used, "budget": budget}


def _say_done(acting: Acting, said: Answer) -> Answer:
    done = said.get("done", True) is not False
    return {"done": finishing.say_done(acting, step=str(said.get("step", "")), done=done)}


def _join_group(acting: Acting, said: Answer) -> Answer:
    return {"group": grouping.join_group(acting, group=str(said.get("group", ""))).id}


def _leave_group(acting: Acting, _said: Answer) -> Answer:
    return {"group": grouping.leave_group(acting).id}


def _take_pen(acting: Acting, said: Answer) -> Answer:
    group, free = str(said.get("group", "")), said.get("free") is True
    return {"group": grouping.take_pen(acting, group=group, free=free).id}


def _put_pen_down(acting: Acting, said: Answer) -> Answer:
    return {"group": grouping.hand_over_pen(acting, group=str(said.get("group", ""))).id}


def _say_ready(acting: Acting, said: Answer) -> Answer:
    ready = said.get("ready", True) is not False
    group = grouping.say_ready(acting, group=str(said.get("group", "")), ready=ready)
    return {"group": group.id, "ready": group.finished}


def _write_step(acting: Acting, said: Answer) -> Answer:
    texts = {name: str(said.get(name, "")) for name in ("group", "text", "who", "when")}
    stated = said.get("names_nobody") is True
    return {"id": grouping.write_step(acting, **texts, names_nobody=stated).id}


STEP_WORDS = ("text", "who", "when")


def _rewrite_step(acting: Acting, said: Answer) -> Answer:
    seen = said.get("seen")
    if not isinstance(seen, dict):
        raise NotFound("It is not said what this step was like before.")
    seen, words = ({n: str(each.get(n, "")) for n in STEP_WORDS} for each in (seen, said))
    step = grouping.rewrite_step(
        acting, group=str(said.get("group", "")), step=str(said.get("step", "")), seen=seen,
        words=words, names_nobody=said.get("names_nobody") is True,
    )  # fmt: skip
    return {"id": step.id}


def _evaluate(acting: Acting, said: Answer) -> Answer:
    answers = said.get("answers")
    if not isinstance(answers, dict):
        raise NotFound("There is no answer in this.")
    given = evaluating.evaluate(
        acting, answers={str(k): v for k, v in answers.items()},
        names_nobody=said.get("names_nobody") is True,
    )  # fmt: skip
    return {"answered": len(given)}


def _move(acting: Acting, said: Answer) -> Answer:
    """To an intercept, a stage or both; what is no such place is refused."""
    at, stage = str(said.get("at", "")), str(said.get("stage", ""))
    if (at and acting.map.intercept(at) is None) or (stage and stage not in get_args(Stage)):
        raise NotFound("The room cannot go there.")
    where: dict[str, Any] = {k: v for k, v in (("at", at), ("stage", stage)) if v}
    arranging.move_room(acting, **where)
    return {}


def _open(acting: Acting, said: Answer) -> Answer:
    round_ = prioritizing.open_round(acting, title=str(said.get("title", "")))
    return {"round": round_.id}


def _close(acting: Acting, said: Answer) -> Answer:
    prioritizing.close_round(acting, round=str(said.get("round", "")))
    return {}


def _reveal(acting: Acting, said: Answer) -> Answer:
    prioritizing.reveal_round(acting, round=str(said.get("round", "")))
    return {}


ACTS: dict[str, Callable[[Acting, Answer], Answer]] = {
    "place_entry": _place,
    "join_entry": _join,
    "correct_entry": _correct,
    "state_names_nobody": _clear,
    "withdraw_entry": _withdraw,
    "cast_ballot": _cast,
    "say_done": _say_done,
    "join_group": _join_group,
    "leave_group": _leave_group,
    "take_pen": _take_pen,
    "put_pen_down": _put_pen_down,
    "say_ready": _say_ready,
    "write_step": _write_step,
    "rewrite_step": _rewrite_step,
    "evaluate": _evaluate,
    "move_room": _move,
    "open_round": _open,
    "close_round": _close,
    "reveal_round": _reveal,
}


def _texts(value: Any) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else []


async def act(request: Request) -> JSONResponse:
    """One act of one person: answered after the commit, or refused with a sentence."""
    if not is_ours(request):
        return _refusal("This came from another site.", 403)
    body = await _body(request)
    if body is None:
        return _refusal("This is too long to be saved. Nothing was changed.", 413)
    try:
        said = json.loads(body.decode("utf-8", "replace"))
        does = ACTS[said["act"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return _refusal("This server does not know what was asked.", 400)
    try:
        return await run_in_threadpool(_done, request, said, does)
    except NotSaved as trouble:
        return _refusal(_(str(trouble)), 503)


async def _body(request: Request) -> bytes | None:
    """What was sent, unless it is too large: no more than that is ever held in memory."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return body


def _done(request: Request, said: Answer, does: Callable[[Acting, Answer], Answer]) -> JSONResponse:
    code = request.path_params["code"]
    who = member(request, code)
    if who is None:
        return _refusal("Please join the workshop first.", 401)
    acting = Acting(house().store, code, who, key=clean(str(said.get("key", "")))[:LONGEST_KEY])
    try:
        answer = does(acting, said)
    except Done as done:
        answer = done.result
    except NotSaved:
        raise
    except Held as held:
        return _refusal(str(held), 422, seen=seen_told(held.hits))
    except StaleEdit as stale:
        return _refusal(str(stale), 409, theirs=stale.theirs, yours=stale.yours)
    except NotFound as missing:
        return _refusal(str(missing), 404)
    except WorkshopError as refused:
        return _refusal(str(refused), 422)
    return JSONResponse({"ok": True, **answer, **_as_it_stands(acting, answer)})


def _as_it_stands(acting: Acting, answer: Answer) -> Answer:
    map_ = acting.map
    told: Answer = {
        "saved": clock(map_, datetime.now(UTC)),
        "revision": answer.get("revision", map_.revision),
    }
    entry = map_.get(str(answer.get("id", "")))
    if isinstance(entry, Entry):
        told["entry"] = entry_told(map_, entry, acting.member)
    return told


def _refusal(message: str, status: int, **more: Any) -> JSONResponse:
    return JSONResponse({"ok": False, "message": message, **more}, status_code=status)
