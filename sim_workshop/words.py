"""What the program says, in the language of whoever reads it.

Every sentence for a person passes `_`; a missing catalogue or sentence falls back to English, so
no screen ever fails for want of a translation. Catalogues are
`locale/<language>/LC_MESSAGES/messages.mo`, found by Babel with
`pybabel extract -k _ -k ngettext:1,2 -k forms:1,2`.

The language belongs to the one who reads: it is set at the start of each run or request and
lives in a context variable, so eighty people in eighty threads do not change each other's.

Not here: what people wrote, which is never translated. A leaf: it imports nothing of ours.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from datetime import date, datetime, tzinfo
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal

LOCALE = Path(__file__).with_name("locale")
ENGLISH = "en"

ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")

D = TypeVar("D", bound=date)

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


def use_language(code: str) -> None:
    """From here on, in this run or request, speak this language; English if there is none such."""
    _language.set(code if _is_known(code) else ENGLISH)


def language() -> str:
    """The language spoken now, as HTML's `lang` and JavaScript's `Intl` want it."""
    return _language.get().replace("_", "-")


def languages() -> list[str]:
    """Every language there is a catalogue for, English first."""
    return list(_languages_in(LOCALE))


@cache
def _languages_in(folder: Path) -> tuple[str, ...]:
    """Looked up once: every run of every page asks."""
    found = {file.parts[-3] for file in folder.glob("*/LC_MESSAGES/messages.mo")}
    return (ENGLISH, *sorted(found - {ENGLISH}))


def language_name(code: str) -> str:
    """A language by its name in the reader's: "Spanish"."""
    named = _locale(code).get_display_name(_locale(_language.get())) if _is_known(code) else None
    return named or code


def _(message: str) -> str:
    """This sentence in the reader's language."""
    return _catalogue(_language.get()).gettext(message)


def later(message: str) -> str:
    """Marks a sentence of a table for translation where it is shown, not here."""
    return message


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of this sentence that goes with a number."""
    return _catalogue(_language.get()).ngettext(singular, plural, count)


def forms(singular: str, plural: str) -> dict[str, str]:
    """Every form of a sentence whose number only the browser will know.

    By the name `Intl.PluralRules` gives each form ("one", "few", "other" …).
    """
    counts = _one_of_each_form(_language.get())
    found = {form: ngettext(singular, plural, count) for form, count in counts.items()}
    return {"other": found.get("other", plural), **found}


@cache
def _one_of_each_form(code: str) -> dict[str, int]:
    """A number for each form this language has: asked for on every page, and always the same."""
    rule = _locale(code).plural_form
    found: dict[str, int] = {}
    for count in (*range(1, 201), 0, 1_000_000):
        found.setdefault(rule(count), count)
    return found


def say_date(moment: date | datetime, zone: tzinfo | str | None = None) -> str:
    """A day as people write it: "Feb 1, 2027"."""
    return format_date(_in_zone(moment, zone), "medium", locale=_locale(_language.get()))


def say_days_in(written: str) -> str:
    """Somebody's own words about dates, in which a date of a computer reads like a day."""
    return ISO_DAY.sub(_as_day, written)


def _as_day(found: re.Match[str]) -> str:
    try:
        return say_date(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]


def say_time(moment: datetime, zone: tzinfo | str | None = None) -> str:
    """The time as the wall's clock has it, "10:42", in every language."""
    return _in_zone(moment, zone).strftime("%H:%M")


def say_month(month: int) -> str:
    """A month by its number from 1: "October"."""
    return str(get_month_names("wide", "stand-alone", _locale(_language.get()))[month])


def say_number(number: float, decimals: int | None = None) -> str:
    """A number as people write it: "1,284" or "12.5"."""
    shape = None if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(number, format=shape, locale=_locale(_language.get()))


def _in_zone(moment: D, zone: tzinfo | str | None) -> D:
    if zone is None or not isinstance(moment, datetime):
        return moment
    return moment.astimezone(ZoneInfo(zone) if isinstance(zone, str) else zone)


def _is_known(code: str) -> bool:
    try:
        _locale(code)
    except (ValueError, UnknownLocaleError):
        return False
    return True


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code, sep="-" if "-" in code else "_")


@cache
def _catalogue(code: str) -> NullTranslations:
    code = code.replace("-", "_")
    return translation("messages", LOCALE, languages=[code, code.split("_")[0]], fallback=True)
