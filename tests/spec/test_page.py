"""docs/RULES.md says what the tables say."""

from __future__ import annotations

from tests.spec.publish import PAGE, rules_document


def test_the_published_rules_are_those_of_the_tables() -> None:
    """Otherwise: python -m tests.spec.publish"""
    assert PAGE.read_text(encoding="utf-8") == rules_document()
