"""What every plain form asks of what was sent, and the sentence when it cannot be done."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from sim_workshop.domain.text import clean
from sim_workshop.web.pages_of_html import page
from sim_workshop.words import _

SEE_OTHER = 303
LONGEST_FIELD = 300


async def fields_of(request: Request) -> dict[str, str]:
    """The fields of a form, as text and not too long."""
    sent = await request.form(max_fields=20, max_files=0)
    return {k: clean(str(v))[:LONGEST_FIELD] for k, v in sent.items()}


def foreign() -> Response:
    return sentence(_("This came from another site, so nothing was done."), 403)


def sentence(message: str, status: int) -> Response:
    return page(
        "sentence.html", status, heading=_("This did not work"), message=message, way="/join",
        way_label=_("Join with the code of the room"),
    )  # fmt: skip
