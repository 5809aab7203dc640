"""Every published file of a workshop in progress says that it is a draft, and of which revision;
every working file says that it is INTERNAL: in its name, and in itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sim_workshop.domain.finality import is_final
from sim_workshop.domain.report_plan import ReportPlan
from sim_workshop.use_cases.beside import NOTHING
from sim_workshop.use_cases.publishing import KINDS, Kind, exported_name, file_name
from tests.exchange.report.full import full_map
from tests.use_cases.test_nothing_secret_leaves import every_part

PUBLISHED = [
    k for k in KINDS if k.use == "published" and not k.of and k.name != "report-template.docx"
]
"""The county's template holds nothing of the record."""
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
@pytest.mark.usefixtures("pages_uncounted")
def test_a_published_file_says_that_it_is_a_draft(kind: Kind) -> None:
    map_ = full_map()
    assert "-draft-r88-" in file_name(map_, kind)
    if kind.name not in IN_LETTERS_OF_A_PICTURE:
        assert says(kind.made(map_, NOTHING), STATE)


def test_nor_does_a_form_of_the_report_forget_it() -> None:
    map_ = full_map()
    for kind in (k for k in KINDS if k.use == "published" and k.of and not k.why_not()):
        source = next(k for k in KINDS if k.name == kind.of).made(map_, NOTHING)
        assert says(kind.turned(source), STATE), kind.name


@pytest.mark.parametrize("kind", WORKING, ids=lambda k: k.name)
@pytest.mark.usefixtures("pages_uncounted")
def test_a_working_file_says_that_it_is_internal(kind: Kind) -> None:
    map_ = full_map()
    assert file_name(map_, kind).startswith("INTERNAL-")
    assert exported_name(kind) == f"INTERNAL-{kind.name}"
    assert says(kind.made(map_, NOTHING), "INTERNAL")


@pytest.mark.parametrize("kind", PUBLISHED, ids=lambda k: k.name)
@pytest.mark.usefixtures("pages_uncounted")
def test_and_a_published_one_is_not(kind: Kind) -> None:
    assert not says(kind.made(full_map(), NOTHING), "INTERNAL")


@pytest.mark.parametrize("kind", PUBLISHED, ids=lambda k: k.name)
@pytest.mark.usefixtures("pages_uncounted")
def test_once_it_is_final_each_says_that_instead(kind: Kind) -> None:
    map_ = full_map()
    plan = ReportPlan(final_at=datetime(2027, 4, 1, tzinfo=UTC), final_revision=88)
    final = replace(map_, records={**map_.records, plan.id: plan})
    assert is_final(final)
    assert "-draft-" not in file_name(final, kind)
    if kind.name not in IN_LETTERS_OF_A_PICTURE:
        content = kind.made(final, NOTHING)
        assert says(content, "final, revision 88")
        assert not says(content, STATE)
