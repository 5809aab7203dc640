"""What the numbers on the arrows do not agree on, in sentences: on the screen and in the report."""

from __future__ import annotations

from sim_workshop.domain.flow_counts import Odd
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _, say_number


def odd_said(map_: Map, odd: Odd) -> str:
    """One sentence for a person, with the figures it rests on."""
    place = map_.place_name(odd.place)
    enter, leave = say_number(odd.enter, 0), say_number(odd.leave, 0)
    sentences = {
        "more_leave_than_enter": _(
            "More people leave “{place}” ({leave}) than enter it ({enter})."
        ),
        "part_above_total": _("More people leave “{place}” ({leave}) than its own number says "
                              "({enter})."),
        "several_numbers": _("Several numbers of one period stand on “{place}”. The last one in "
                             "the list is used."),
        "hidden_box": _("A number stands on an arrow that is hidden. It is left out."),
    }  # fmt: skip
    return sentences[odd.what].format(place=place, enter=enter, leave=leave)
