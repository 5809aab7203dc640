"""What a source is called on a screen."""

from __future__ import annotations

import pytest

from sim_workshop.domain.cited import cited
from sim_workshop.domain.workshop import Source

SLIDES = "https://github.com/county/files/blob/6eebf7/MHRT-Development-Presentation.pdf"
LISTED = (Source(id="S1", url=SLIDES, what="County slides, 2016"),)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (SLIDES, "County slides, 2016, github.com"),
        ("https://github.com/ICJIA/continuum-mh", "continuum-mh, github.com"),
        ("https://www.county.gov/posts/jail-diversion/index.md", "jail-diversion, county.gov"),
        ("https://danecounty.gov/PressDetail/11721", "PressDetail, danecounty.gov"),
        ("https://hcintercept.org/", "hcintercept.org"),
        ("https://county.gov/a%20b/Jail%20%3Ci%3Ereport.pdf", "Jail <i>report.pdf, county.gov"),
        ("https://[", "["),
        ("Jail log, read 2 May", "Jail log, read 2 May"),
        ("https://county.gov and a call", "https://county.gov and a call"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_source_is_called_what_tells_a_person_most(source: str, said: str) -> None:
    assert cited(source, LISTED) == said


def test_a_long_name_is_cut() -> None:
    said = cited("https://county.gov/" + "jail-" * 40, ())
    assert len(said) < 90
    assert said.endswith("…, county.gov")
