"""Guessing made hopeless, and a room of eighty let in."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from sim_workshop.use_cases.guessing import FIRST_REST, LONGEST_REST, PINS_FREE, Failures, Tries

# Codes.


def test_a_few_wrong_codes_cost_nothing_and_many_cost_more_and_more() -> None:
    failures = Failures()
    waits = []
    for _ in range(60):
        failures.note("192.0.2.1")
        waits.append(failures.wait_seconds("192.0.2.1"))
    assert waits[:10] == [0.0] * 10
    assert waits == sorted(waits)
    assert (waits[10], waits[-1]) == (0.25, 5.0)
    assert failures.wait_seconds("192.0.2.2") == 0.0


def test_what_was_typed_wrong_is_forgotten_after_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    failures = Failures()
    for _ in range(60):
        failures.note("192.0.2.1")
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 61)
    assert failures.wait_seconds("192.0.2.1") == 0.0


def test_an_attacker_with_many_addresses_does_not_fill_the_memory() -> None:
    failures, tries = Failures(), Tries()
    for n in range(12_000):
        failures.note(f"2001:db8::{n:x}")
        tries.try_on([f"name {n}"], lambda _who: False)
    assert max(len(failures._seen), len(tries._tried)) <= 5000


# PINs.


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def wrong(tries: Tries, who: str = "jo") -> str | float | None:
    return tries.try_on([who], lambda _who: False)


def right(tries: Tries, who: str = "jo") -> str | float | None:
    return tries.try_on([who], lambda _who: True)


def test_after_some_wrong_pins_a_person_is_left_alone_ever_longer() -> None:
    clock = Clock()
    tries = Tries(clock)
    rests = []
    for n in range(PINS_FREE + 9):
        assert wrong(tries) is None
        waits = right(tries) if n + 1 >= PINS_FREE else 0.0
        assert isinstance(waits, float)  # also the right one is not taken meanwhile
        rests.append(waits)
        clock.now += waits
    assert rests[: PINS_FREE - 1] == [0.0] * (PINS_FREE - 1)
    assert rests[PINS_FREE - 1 : PINS_FREE + 2] == [FIRST_REST, 2 * FIRST_REST, 4 * FIRST_REST]
    assert rests[-1] == LONGEST_REST


def test_a_days_tries_find_a_pin_of_a_million_for_nobody() -> None:
    clock = Clock()
    tries, tried = Tries(clock), 0
    while clock.now < 1000.0 + 10 * 3600:
        waits = wrong(tries)
        tried += waits is None
        clock.now += waits if isinstance(waits, float) else 0.0
    assert tried < 25


def test_the_right_pin_forgives_the_wrong_ones_and_others_are_not_touched() -> None:
    tries = Tries(Clock())
    for _ in range(PINS_FREE - 1):
        wrong(tries)
    assert right(tries) == "jo"
    for _ in range(PINS_FREE):
        assert wrong(tries) is None
    assert isinstance(right(tries), float)
    assert right(tries, "ana") == "ana"
    tries.forgive("jo")
    assert right(tries) == "jo"


def test_a_thousand_tries_at_one_moment_are_a_thousand_tries() -> None:
    tries = Tries(Clock())
    with ThreadPoolExecutor(16) as many:
        answers = list(many.map(lambda _n: wrong(tries), range(1000)))
    assert answers.count(None) == PINS_FREE


def test_a_pin_that_fits_two_people_of_one_name_is_nobodys() -> None:
    tries = Tries(Clock())
    assert tries.try_on(["jo 1", "jo 2"], lambda _who: True) is None
