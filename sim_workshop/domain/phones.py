"""Telephone numbers however they are typed: with spaces between the digits, with an extension, of
another country. Recognised by phonenumberslite, a port of Google's libphonenumber, which works
offline; what our own patterns see comes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from sim_workshop.domain.hits import Hit

COUNTRY = "US"
LONGEST = 20_000
"""Letters that are looked at: as long as an entry can be."""
TRIES = 300
MOST = 10
"""So many numbers in one text are enough to hold it."""
_ENOUGH_DIGITS = re.compile(r"(?:\d[^\d\n]{0,6}){7}")
_ADDRESS_OF_THE_WEB = re.compile(r"(?:https?://|www\.)\S{1,2000}", re.I)


def telephone_numbers(text: str) -> Iterator[Hit]:
    """Numbers of single lines; toll-free lines belong to services."""
    seen = _ADDRESS_OF_THE_WEB.sub(lambda m: " " * len(m.group()), text[:LONGEST])
    if not _ENOUGH_DIGITS.search(seen):
        return
    # Loaded when a text has digits enough: most have none, and the first page need not wait.
    from phonenumbers import PhoneNumberMatcher, PhoneNumberType, number_type

    matcher = PhoneNumberMatcher(seen, COUNTRY, max_tries=TRIES)
    for match in islice(matcher, MOST):
        if number_type(match.number) != PhoneNumberType.TOLL_FREE:
            yield Hit("phone", match.raw_string, match.start, match.end)
