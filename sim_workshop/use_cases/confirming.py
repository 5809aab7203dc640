"""A person looked at a text about to be published and answers for it."""

from __future__ import annotations

from sim_workshop.domain.errors import NotFound
from sim_workshop.domain.privacy import listed_before_final
from sim_workshop.domain.workshop import WORKSHOP_ID, Workshop
from sim_workshop.use_cases.acting import Acting


def confirm_text(acting: Acting, *, key: str) -> Workshop:
    """Nobody can be recognised by the small number in this text: it is printed as it is. Changed
    words have to be looked at again."""
    with acting.act("text.confirmed", "release") as work:
        listed = next((x for x in listed_before_final(work.map) if x.key == key), None)
        if listed is None:
            raise NotFound("This text was changed meanwhile. Look at it again.")
        settings = work.get(WORKSHOP_ID)
        known = settings if isinstance(settings, Workshop) else Workshop()
        work.details["field"] = listed.field
        return work.put(known.but(confirmed=tuple(dict.fromkeys((*known.confirmed, key)))))
