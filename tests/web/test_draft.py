"""`/draft/KEY`: the planning team reads the draft and says what should change."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import html
from starlette.testclient import TestClient

from sim_workshop.domain.review import Review, ReviewComment
from sim_workshop.use_cases import evidencing, mapping, reviewing
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.house import house
from tests.conftest import opened_workshop
from tests.web.conftest import HERE, browser

pytestmark = pytest.mark.usefixtures("pages_uncounted")

PHONE = "Call Maria at 503-555-0188 for a bed"
SECTION = "summary"


@pytest.fixture
def key(room: Acting) -> Iterator[str]:
    mapping.place_entry(room, kind="gap", text="It takes too days", places=["1"])
    yield reviewing.open_review(room, whom="Planning team")
    house().files.close()


def reader(key: str, name: str = "Kim Otero") -> TestClient:
    """Somebody who has typed their name."""
    found = browser()
    answer = found.post(f"/draft/{key}", data={"do": "name", "by": name})
    assert answer.headers["location"] == f"/draft/{key}#top"
    return found


def read(client: TestClient, key: str, **params: str) -> html.HtmlElement:
    for _turn in range(60):
        answer = client.get(f"/draft/{key}", params=params)
        assert answer.status_code == 200, answer.text[:200]
        if "The draft is being made" not in answer.text:
            return html.document_fromstring(answer.text)
    raise AssertionError("never made")


def say(client: TestClient, key: str, **typed: str) -> tuple[int, str]:
    sent = {"do": "say", "section": SECTION, "title": "Summary", "once": "a", **typed}
    answer = client.post(f"/draft/{key}", data=sent)
    return answer.status_code, answer.headers.get("location", answer.text)


def kept(room: Acting) -> list[tuple[str, str, str, str]]:
    return [(c.by, c.text, c.old, c.new) for c in room.map.all(ReviewComment)]


def test_the_name_is_asked_once_then_each_section_takes_comments(room: Acting, key: str) -> None:
    page = read(browser(), key)
    assert "It takes too days" in page.text_content()
    assert not page.xpath("//details")
    again = read(reader(key), key)
    assert again.xpath('//input[@name="by"]/@value') == ["Kim Otero"]
    sections = again.xpath("//main/section/@id")
    assert again.xpath('//details//input[@name="section"]/@value') == [
        s for s in sections if s != "notes"
    ]
    assert not again.xpath("//script")


def test_a_comment_and_a_correction_are_kept_and_shown_at_their_section(
    room: Acting, key: str
) -> None:
    client = reader(key)
    assert say(client, key, text="Say <b>when</b>") == (
        303, f"/draft/{key}?said={SECTION}#{SECTION}")  # fmt: skip
    say(client, key, old="too days", new="two days")
    assert kept(room) == [
        ("Kim Otero", "Say <b>when</b>", "", ""), ("Kim Otero", "", "too days", "two days"),
    ]  # fmt: skip
    page = read(client, key, said=SECTION)
    [section] = page.xpath(f'//section[@id="{SECTION}"]')
    said = [" ".join(d.text_content().split()) for d in section.xpath('.//*[@class="said"]')]
    assert said == [
        "Kim Otero, waits for the facilitator Say <b>when</b>",
        "Kim Otero, waits for the facilitator Instead of too days write two days",
    ]
    assert "Kept." in section.text_content()


def test_a_comment_makes_no_other_draft(room: Acting, key: str) -> None:
    client = reader(key)
    read(client, key)
    for n in range(3):
        say(client, key, text=f"Remark {n}")
        read(client, key)
    assert house().files.made == 1
    mapping.place_entry(room, kind="gap", text="Said meanwhile", places=["1"])
    assert "Said meanwhile" in read(client, key).text_content()
    assert house().files.made == 2


def test_the_answer_is_read_by_the_same_link(room: Acting, key: str) -> None:
    client = reader(key)
    say(client, key, text="Leave it out")
    reviewing.decline(room, id=room.map.all(ReviewComment)[0].id, answer="The room said it")
    said = read(client, key).text_content()
    assert "not taken up" in said
    assert "Facilitator: The room said it" in said


def test_what_is_refused_stays_in_the_form(room: Acting, key: str) -> None:
    client = reader(key)
    status, text = say(client, key, text=PHONE)
    assert status == 422
    page = html.document_fromstring(text)
    [form] = page.xpath("//details[@open]/form")
    assert "This may identify a person" in form.text_content()
    assert form.xpath('.//textarea[@name="text"]')[0].text.strip() == PHONE
    assert kept(room) == []
    say(client, key, text=PHONE, nobody="yes")
    assert kept(room) == [("Kim Otero", PHONE, "", "")]


def test_without_a_name_nothing_is_kept(room: Acting, key: str) -> None:
    read(browser(), key)
    status, text = say(browser(), key, text="Who says this?")
    assert status == 422
    assert "Please type your name first" in text
    assert kept(room) == []
    say(browser(), key, text="Who says this?", by="Kim")
    assert kept(room) == [("Kim", "Who says this?", "", "")]


def test_numbers_that_leave_with_the_draft_are_written_down(room: Acting, key: str) -> None:
    evidencing.place_number(room, name="Seen", value="53", unit="people")
    assert not room.map.printed
    read(browser(), key)
    left = [each.point.value for each in room.map.printed]
    assert left == ["53"]


def test_a_closed_link_is_a_sentence_and_takes_nothing(room: Acting, key: str) -> None:
    client = reader(key)
    reviewing.withdraw_review(room, id=room.map.all(Review)[0].id)
    answer = client.get(f"/draft/{key}")
    assert answer.status_code == 404
    assert "expired or was withdrawn" in answer.text
    assert say(client, key, text="Too late")[0] == 404
    assert kept(room) == []


@pytest.mark.parametrize("bad", ["x", "x" * 3000, "%00", "%3Cscript%3E", "..%2f..", "é"])
def test_no_other_key_opens_anything(room: Acting, key: str, bad: str) -> None:
    for answer in (
        browser().get(f"/draft/{bad}"),
        browser().post(f"/draft/{bad}", data={"do": "say"}),
    ):
        assert answer.status_code in (403, 404, 422)
        assert "It takes too days" not in answer.text
        assert "<script>" not in answer.text


def test_a_link_to_one_workshop_says_nothing_in_another(room: Acting, key: str) -> None:
    other = opened_workshop(room.store)
    client = reader(key)
    say(client, key, text="Here", code=other.code, workshop=other.code, review="rv1")
    assert len(room.map.all(ReviewComment)) == 1
    assert not other.map.all(ReviewComment)


def test_other_sites_and_floods_are_refused(room: Acting, key: str) -> None:
    client = reader(key)
    far = client.post(
        f"/draft/{key}", data={"do": "say", "text": "x"}, headers={"origin": "https://evil.example"}
    )
    assert far.status_code == 403
    assert say(client, key, text="x" * 200_000)[0] == 413
    assert say(client, key, text="x" * 5_000)[0] == 422
    assert kept(room) == []


def test_hostile_names_and_sections_are_letters(room: Acting, key: str) -> None:
    client = reader(key, '"><script>alert(1)</script>; Path=/ é🙂')
    status, way = say(
        client, key, text="x", section='"><img src=x>', title="<i>", revision="9" * 40
    )
    assert status == 303
    assert re.fullmatch(r"[\w/?=#%.~-]+", way)
    page = read(client, key)
    assert not page.xpath("//script|//img[@src='x']|//i")
    assert "Comments on sections that are gone" in page.text_content()
    assert kept(room)[0][0] == '"><script>alert(1)</script>; Path=/ é🙂'


def test_the_cookie_is_only_the_name_and_only_for_drafts(room: Acting, key: str) -> None:
    answer = browser().post(f"/draft/{key}", data={"do": "name", "by": "Kim"})
    cookie = answer.headers["set-cookie"]
    assert "sim_reader=Kim" in cookie
    assert "Path=/draft" in cookie
    assert "HttpOnly" in cookie
    assert HERE.startswith("http://")
