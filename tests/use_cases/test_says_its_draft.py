"""Every published file of a workshop in progress says that it is a draft, and of which revision;
every working file says that it is INTERNAL: in its name, and in itself."""

from __future__ import annotations

import re

import pytest

from sim_workshop.use_cases.publishing import KINDS, Kind, exported_name, file_name
from tests.exchange.report.full import full_map
from tests.use_cases.test_nothing_secret_leaves import every_part

PUBLISHED = [k for k in KINDS if k.use == "published" and not k.of]
WORKING = [k for k in KINDS if k.use == "working"]
IN_LETTERS_OF_A_PICTURE = {"map.png"}
"""Its words are drawn; the SVG it is made of is searched."""
STATE = "draft, revision 88"


def says(content: bytes, words: str) -> bool:
    """In the letters of any part: markup between them, and line ends of a calendar, are none."""
    told = []
    for _part, inside in every_part(content, ""):
        text = inside.decode("utf-8", "replace").replace("\r\n ", "")
        told.append(re.sub(r"<[^>]*>", "", text))
    return any(words in text.replace("\\,", ",") for text in told)


@pytest.mark.parametrize("kind", PUBLISHED, ids=lambda k: k.name)
def test_a_published_file_says_that_it_is_a_draft(kind: Kind) -> None:
    map_ = full_map()
    assert "-draft-r88-" in file_name(map_, kind)
    if kind.name not in IN_LETTERS_OF_A_PICTURE:
        assert says(kind.make(map_), STATE)


def test_nor_does_a_form_of_the_report_forget_it() -> None:
    map_ = full_map()
    for kind in (k for k in KINDS if k.use == "published" and k.of and not k.why_not()):
        source = next(k for k in KINDS if k.name == kind.of).make(map_)
        assert says(kind.turned(source), STATE), kind.name


@pytest.mark.parametrize("kind", WORKING, ids=lambda k: k.name)
def test_a_working_file_says_that_it_is_internal(kind: Kind) -> None:
    map_ = full_map()
    assert file_name(map_, kind).startswith("INTERNAL-")
    assert exported_name(kind) == f"INTERNAL-{kind.name}"
    assert says(kind.make(map_), "INTERNAL")


@pytest.mark.parametrize("kind", PUBLISHED, ids=lambda k: k.name)
def test_and_a_published_one_is_not(kind: Kind) -> None:
    assert not says(kind.make(full_map()), "INTERNAL")
