"""Reminders by e-mail, once a day: one mail a person with all that is new for them. Nobody is told
the same thing twice, and what was not delivered is on record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.moved import moved_away
from sim_workshop.domain.roles import may
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.reminders import Reminder, people_with_mail, reminders
from sim_workshop.mailing import Answer, Mail, send
from sim_workshop.settings import ADDRESS, Settings
from sim_workshop.store import Store
from sim_workshop.store.mailed import Mailed
from sim_workshop.use_cases.acting import Acting, utc_now
from sim_workshop.use_cases.solving import local_day
from sim_workshop.words import _

FIRST_HOUR = 7
"""Nobody is mailed at night."""
DISABLED = "E-mail is not set up on this server: nobody is reminded by e-mail."


@dataclass(frozen=True)
class Told:
    """What one run did."""

    sent: int = 0
    refused: tuple[str, ...] = ()
    """Address and what the mail server said."""
    known: int = 0
    """Reminders somebody got before."""
    disabled: bool = False


def remind(
    store: Store, settings: Settings, code: str, now: Callable[[], datetime] = utc_now
) -> Told:
    """Sends what is new to whoever it concerns."""
    if not settings.smtp_url:
        return Told(disabled=True)
    map_ = store.read(code)
    if moved_away(map_) or map_.workshop.practice:
        return Told()
    due = _by_address(reminders(map_, local_day(map_, now())))
    known = {(m.thing, m.address) for m in store.mailed(code, limit=100_000)
             if m.state != "failed"}  # fmt: skip
    fresh = {a: [r for r in found if (r.thing, a) not in known] for a, found in due.items()}
    fresh = {a: found for a, found in fresh.items() if found}
    told = [_to_one(store, settings, map_, a, found, now()) for a, found in fresh.items()]
    answers = [t for t in told if t]
    return Told(
        sum(a.state == "sent" for a in answers),
        tuple(f"{a.mail.to}: {a.said}" for a in answers if a.state != "sent"),
        sum(map(len, due.values())) - sum(map(len, fresh.values())),
    )


def _by_address(found: Sequence[Reminder]) -> dict[str, list[Reminder]]:
    """By what can be an address; nothing else is handed to a mail server."""
    due: dict[str, list[Reminder]] = defaultdict(list)
    for reminder in found:
        if ADDRESS.fullmatch(reminder.address.strip()):
            due[reminder.address.strip()].append(reminder)
    return due


def _to_one(
    store: Store, settings: Settings, map_: Map, address: str, found: Sequence[Reminder],
    at: datetime,
) -> Answer | None:  # fmt: skip
    """Claimed first: should this computer die meanwhile, nobody is mailed twice."""
    things = [r.thing for r in found]
    store.give_up_failed(map_.code, things, address)
    if not store.claim_mail(map_.code, things, address, at):
        return None
    mail = _mail(map_, settings, address, found)
    [answer] = send(settings.smtp_url or "", settings.mail_from, [mail])
    store.settle_mail(map_.code, things, address, answer.state, answer.said)
    return answer


def _mail(map_: Map, settings: Settings, address: str, found: Sequence[Reminder]) -> Mail:
    lines = "\n".join(f"- {r.text}" for r in found)
    text = _(
        "For {county}, the action plan of the Sequential Intercept Mapping:\n\n{lines}\n\n"
        "{where}\n\nYou get this because your address is on the list of participants. Ask whoever "
        "leads the committee to take it off."
    ).format(county=map_.name, lines=lines, where=settings.base_url)
    return Mail(address, _("{county}: what is due").format(county=map_.name), text)


def remind_now(acting: Acting, settings: Settings) -> Told:
    """On the press of a button."""
    if not (ruling := may(acting.member, "keep_year", acting.map)):
        raise NotAllowed(ruling.reason)
    return remind(acting.store, settings, acting.code, acting.now)


def mails_of(acting: Acting) -> list[Mailed]:
    """What went out and what did not, for those who may read addresses."""
    allowed = may(acting.member, "read_working", acting.map)
    return acting.store.mailed(acting.code) if allowed else []


def without_address(map_: Map) -> int:
    """Participants nobody can remind by e-mail."""
    return len(map_.stakeholders) - len(people_with_mail(map_))


def is_time(map_: Map, moment: datetime) -> bool:
    """In the morning of where the committee meets, or later that day."""
    return moment.astimezone(ZoneInfo(map_.workshop.time_zone)).hour >= FIRST_HOUR


def remind_all(
    store: Store, settings: Settings, now: Callable[[], datetime] = utc_now
) -> dict[str, Told]:
    """The daily run over every workshop of this server; safe to run more often."""
    if not settings.smtp_url:
        return {}
    codes = [code for code, _revision in store.codes()]
    return {c: remind(store, settings, c, now) for c in codes if is_time(store.read(c), now())}
