"""The findings are those of the table, and nothing else."""

from __future__ import annotations

import string

import pytest

from sim_workshop.content import load_pack
from sim_workshop.domain.year.finding_words import REMEDIES, SENTENCES, TITLES, fact, plain_fact
from sim_workshop.domain.year.findings import findings
from tests.builders import a_map
from tests.spec.findings_table import CASES, LINES, TODAY, Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.said)
def test_what_is_found(case: Case) -> None:
    found = findings(a_map(*case.records), TODAY, case.moves)
    assert tuple(plain_fact(f) for f in found) == case.found


def test_every_rule_is_in_the_table_and_every_sentence_can_be_filled_in() -> None:
    seen = [f for c in CASES for f in findings(a_map(*c.records), TODAY, c.moves)]
    assert {f.rule for f in seen} == set(TITLES) == set(REMEDIES)
    for finding in seen:
        assert fact(finding, str) == plain_fact(finding)
        named = {n for _, n, _, _ in string.Formatter().parse(SENTENCES[finding.sentence]) if n}
        assert named <= {name for name, _ in finding.parts}


def test_a_finding_is_known_by_one_name() -> None:
    for case in CASES:
        found = [f.name for f in findings(a_map(*case.records), TODAY, case.moves)]
        assert len(found) == len(set(found))


def test_the_checklist_has_as_many_lines_as_the_table_says() -> None:
    assert len(load_pack().sustainability) == LINES
