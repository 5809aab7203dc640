"""`/form/KEY`: what an agency is asked before the day, as a plain page without a script. The key
opens this one form and nothing else."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sim_workshop.domain.errors import WorkshopError
from sim_workshop.domain.hits import WHAT_WAS_SEEN
from sim_workshop.domain.place import ALL, Answered
from sim_workshop.domain.questionnaire import Answer
from sim_workshop.domain.text import clean
from sim_workshop.domain.workshop import Map
from sim_workshop.use_cases import asking_ahead
from sim_workshop.use_cases.asking_ahead import TEXTS, Line, Opened, shown_as
from sim_workshop.use_cases.house import house
from sim_workshop.web.asking import fail_slowly, is_ours
from sim_workshop.web.pages_of_html import page
from sim_workshop.words import _, say_date, say_days_in, say_time

SEE_OTHER = 303
LARGEST_BODY, MOST_FIELDS = 600_000, 4_000
AT_FIRST = {"gaps": 3, "strengths": 3}
"""Empty lines a question starts with; one where it is not said."""
MOST_MORE = 20


@dataclass(frozen=True)
class Shown:
    """One line as it stands on the page."""

    n: int
    answer: Answer
    was: str = ""
    held: str = ""
    """What may identify a person in it, in words."""


@dataclass(frozen=True)
class Asked:
    """One question of the page, with its lines."""

    id: str
    number: str
    ask: str
    hint: str
    wants: Answered
    is_measure: bool
    lines: tuple[Shown, ...]


async def show(request: Request) -> Response:
    """The form as it was last saved."""
    key = request.path_params["key"]
    try:
        opened = await run_in_threadpool(asking_ahead.open_form, house().store, key)
    except WorkshopError as closed:
        return await closed_form(request, str(closed))
    said = request.query_params.get("said", "")
    more = request.query_params.get("more", "")
    return _page(opened, key, opened.form.answers, said=said, more=more)


async def closed_form(request: Request, sentence: str) -> Response:
    """Guessing is slowed down as with any other key."""
    await fail_slowly(request)
    return page(
        "sentence.html", 404, heading=_("This did not work"), message=_(sentence), way="/join",
        way_label=_("Join with the code of the room"),
    )  # fmt: skip


async def take(request: Request) -> Response:
    """Saved, sent, or one more line: everything that was typed is saved in each case."""
    key = request.path_params["key"]
    if not is_ours(request):
        return page(
            "sentence.html", 403, heading=_("This did not work"), way=f"/form/{key}",
            message=_("This came from another site, so nothing was done."),
            way_label=_("Back to the form"),
        )  # fmt: skip
    sent = await fields_of_form(request)
    if sent is None:
        return page(
            "sentence.html", 413, heading=_("This did not work"), way=f"/form/{key}",
            message=_("This is too long to be saved. Nothing was changed."),
            way_label=_("Back to the form"),
        )  # fmt: skip
    taken = await run_in_threadpool(_taken, key, sent)
    return taken or await closed_form(request, asking_ahead.GONE)


async def fields_of_form(request: Request) -> dict[str, str] | None:
    """The fields of the form, unless there is more of it than any form has."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    try:
        pairs = parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS
        )
    except ValueError:
        return None
    return dict(pairs)


def _taken(key: str, sent: Mapping[str, str]) -> Response | None:
    store, does = house().store, sent.get("do", "save")
    lines = _lines(sent)
    try:
        opened = asking_ahead.open_form(store, key)
    except WorkshopError:
        return None
    try:
        asking_ahead.save_answers(
            store, key, lines, finished=does == "send" or opened.form.finished,
            once=clean(sent.get("once", ""))[:64],
        )  # fmt: skip
    except WorkshopError as refused:
        return _page(opened, key, _as_typed(opened, lines), message=_(str(refused)))
    wanted = does.removeprefix("more:") if does.startswith("more:") else ""
    if wanted and wanted in {a.id for a in _asked(opened, ())}:
        return RedirectResponse(f"/form/{key}?more={wanted}#{wanted}", SEE_OTHER)
    said = "sent" if does == "send" else "saved"
    return RedirectResponse(f"/form/{key}?said={said}#top", SEE_OTHER)


def _lines(sent: Mapping[str, str]) -> list[Line]:
    """Lines are numbered on the page: `question.3`, `text.3`, `value.3`."""
    numbers = sorted(
        {int(n) for name in sent for field, _dot, n in [name.partition(".")]
         if field == "question" and n.isascii() and n.isdigit() and len(n) < 6}
    )  # fmt: skip
    return [
        Line(
            question=sent[f"question.{n}"],
            said={f: sent.get(f"{f}.{n}", "") for f in (*TEXTS, "where")},
            id=sent.get(f"id.{n}", ""), was=sent.get(f"was.{n}", ""),
            names_nobody=sent.get(f"nobody.{n}") == "yes",
        )
        for n in numbers if f"question.{n}" in sent
    ]  # fmt: skip


def _as_typed(opened: Opened, lines: Sequence[Line]) -> tuple[Answer, ...]:
    """What was refused, so that nothing of it is lost."""
    placed = [a for a in opened.form.answers if a.became]
    typed = [Answer(id=line.id, question=line.question, **line.said) for line in lines]
    return (*placed, *(a for a in typed if not a.is_empty))


# The page.


def _page(
    opened: Opened, key: str, answers: Sequence[Answer], *, said: str = "", more: str = "",
    message: str = "",
) -> Response:  # fmt: skip
    map_, form = opened.map, opened.form
    when = map_.workshop
    return page(
        "agency_form.html", 422 if message else 200, message=message, key=key, form=form,
        workshop=map_.name, practice=when.practice, light=when.light,
        when=say_date(when.starts) if when.starts else say_days_in(when.dates_as_written),
        due=say_date(form.due) if form.due else "", said=said, saved=_saved_at(opened),
        asked=_asked(opened, answers, more), places=_places(map_), seats=_seats(map_),
        once=secrets.token_hex(16), nameless=map_.workshop.entry_names == "nothing",
    )  # fmt: skip


def _saved_at(opened: Opened) -> str:
    at, zone = opened.form.sent_at, opened.map.workshop.time_zone
    return f"{say_date(at, zone)}, {say_time(at, zone)}" if at else ""


def _asked(opened: Opened, answers: Sequence[Answer], more: str = "") -> list[Asked]:
    """The twelve questions, then the measures of the data request."""
    map_, form = opened.map, opened.form
    asked: list[Asked] = []
    for n, q in enumerate(asking_ahead.questions_of(map_), 1):
        asked.append(Asked(q.id, str(n), q.ask, q.hint, q.wants, False, ()))
    for m in (map_.measures[m] for m in form.asks if m in map_.measures):
        words = ". ".join(x for x in (m.definition, m.data_source, m.frequency) if x)
        asked.append(Asked(m.id, "", m.name, words, "numbers", True, ()))
    counted, found = 0, []
    for each in asked:
        own = [a for a in answers if a.question == each.id]
        spare = max(AT_FIRST.get(each.wants, 1) - len(own), 0) + (each.id == more)
        spare = spare if each.is_measure or len(own) < MOST_MORE * 5 else 0
        blank = [Answer(id="", question=each.id)] * spare
        lines = tuple(_shown(counted + i, a) for i, a in enumerate((*own, *blank)))
        counted += len(lines)
        found.append(Asked(each.id, each.number, each.ask, each.hint, each.wants,
                           each.is_measure, lines))  # fmt: skip
    return found


def _shown(n: int, answer: Answer) -> Shown:
    seen = "; ".join(f"{_(WHAT_WAS_SEEN[h.what])}, “{h.text}”" for h in answer.hits)
    return Shown(n, answer, shown_as(answer) if answer.id else "", seen)


def _places(map_: Map) -> list[tuple[str, str]]:
    return [*((i.id, i.name) for i in map_.intercepts if not i.is_cross),
            ("cross", _("Across the intercepts"))]  # fmt: skip


def _seats(map_: Map) -> list[tuple[str, list[tuple[str, str]]]]:
    """By intercept, those wanted everywhere first."""
    groups = [(ALL, _("Everywhere")), *((i.id, i.name) for i in map_.intercepts)]
    found = [(name, [(s.id, s.name) for s in map_.pack.seats_of(id_)]) for id_, name in groups]
    return [(name, seats) for name, seats in found if seats]
