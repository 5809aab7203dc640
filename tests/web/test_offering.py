"""`POST /similar/CODE`: offers while somebody types, to members alone, never what is kept back."""

from __future__ import annotations

from sim_workshop.use_cases import mapping
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined
from tests.web.conftest import browser, browser_of

TEXT = "No crisis bed at night"


def ask(acting: Acting, text: str = TEXT, **more: object) -> list[dict[str, object]]:
    answer = browser_of(acting).post(
        f"/similar/{acting.code}", json={"kind": "gap", "text": text, **more}
    )
    assert answer.status_code == 200
    return list(answer.json()["entries"])


def test_a_similar_entry_is_offered_and_ones_words_are_added_once(room: Acting) -> None:
    jo, lee = joined(room, "Jo", "Jail"), joined(room, "Lee", "Hospital")
    entry = mapping.place_entry(jo, kind="gap", text=TEXT, places=["0"])
    assert ask(lee, "at night there is no crisis bed") == [
        {"id": entry.id, "text": TEXT, "voices": 1}
    ]
    act = {"act": "join_entry", "id": entry.id, "text": "No beds at night", "key": "k1"}
    seen = browser_of(lee)
    first = seen.post(f"/act/{room.code}", json=act)
    again = seen.post(f"/act/{room.code}", json=act)
    assert first.status_code == again.status_code == 200
    assert first.json()["entry"]["voices"] == 2
    found = room.map.get(entry.id)
    assert [w.text for w in getattr(found, "wordings", ())] == ["No beds at night"]
    assert ask(lee) == []


def test_what_is_held_for_its_author_is_never_offered(room: Acting) -> None:
    jo, lee = joined(room, "Jo", "Jail"), joined(room, "Lee", "Hospital")
    held = "Call Maria at 503-555-0188 for a crisis bed"
    mapping.place_entry(jo, kind="gap", text=held, places=["0"])
    assert ask(lee, held) == []


def test_a_text_that_may_name_somebody_is_refused_with_the_sentence(room: Acting) -> None:
    jo, lee = joined(room, "Jo", "Jail"), joined(room, "Lee", "Hospital")
    entry = mapping.place_entry(jo, kind="gap", text=TEXT, places=["0"])
    act = {"act": "join_entry", "id": entry.id, "text": "Call Maria at 503-555-0188", "key": "k"}
    answer = browser_of(lee).post(f"/act/{room.code}", json=act)
    assert not answer.json()["ok"]
    assert "may identify a person" in answer.json()["message"]


def test_strangers_other_sites_and_other_workshops_get_nothing(room: Acting) -> None:
    jo = joined(room, "Jo", "Jail")
    mapping.place_entry(room, kind="gap", text=TEXT, places=["0"])
    said = {"kind": "gap", "text": TEXT}
    assert browser().post(f"/similar/{room.code}", json=said).status_code == 401
    assert browser_of(jo).post("/similar/OTHER", json=said).status_code == 401
    foreign = {"Origin": "https://elsewhere.example"}
    answer = browser_of(jo).post(f"/similar/{room.code}", json=said, headers=foreign)
    assert answer.status_code == 403


def test_odd_bodies_are_answered_calmly(room: Acting) -> None:
    seen, way = browser_of(room), f"/similar/{room.code}"
    for body in (b"", b"[]", b"\xff", b"[" * 5000, b'"text"'):
        assert seen.post(way, content=body).status_code == 400
    assert seen.post(way, content=b'{"text": "' + b"x" * 9000 + b'"}').json()["entries"] == []
    assert seen.post(way, json={"kind": [], "text": {}}).json()["entries"] == []
