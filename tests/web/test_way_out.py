"""Streamlit's empty page gets a way out, and nothing else is touched."""

from __future__ import annotations

import gzip
from importlib.util import find_spec
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import FileResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from sim_workshop.web import venue
from sim_workshop.web.way_out import WithAWayOut, with_a_way_out
from tests.web.conftest import browser

FOUND = find_spec("streamlit")
assert FOUND is not None
assert FOUND.origin is not None
SHELL = Path(FOUND.origin).parent / "static" / "index.html"


def through(answer: Response) -> Response:
    async def give(_request: object) -> Response:
        return answer

    app = Starlette(routes=[Route("/", give)], middleware=[Middleware(WithAWayOut)])
    return TestClient(app).get("/")  # type: ignore[return-value]


def test_the_installed_shell_is_the_one_we_know() -> None:
    page = with_a_way_out(SHELL.read_bytes()).decode()
    assert page.index("/venue/watch.js") < page.index("</head>")
    assert page.index('href="/plain"') < page.index('<div id="root">')
    assert page.count("<noscript>") == 1
    assert "You need to enable JavaScript" not in page


def test_the_shell_passes_changed_plain_or_compressed() -> None:
    plain = through(FileResponse(SHELL, media_type="text/html"))
    packed = Response(gzip.compress(SHELL.read_bytes()), media_type="text/html")
    packed.headers.update({"Content-Encoding": "gzip", "Last-Modified": "x"})
    for answer in (plain, through(packed)):
        assert 'id="sim-light"' in answer.text  # type: ignore[attr-defined]
        assert "content-encoding" not in answer.headers
        assert "etag" not in answer.headers


def test_another_page_passes_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Wall</p>")
    answer = through(FileResponse(tmp_path / "a.html"))
    assert answer.text == "<p>Wall</p>"  # type: ignore[attr-defined]
    assert "etag" in answer.headers


def visits(answer: Response, many: int) -> tuple[list[str], int]:
    """What each of so many visitors gets, and how often the file was asked for."""
    asked = 0

    async def give(_request: object) -> Response:
        nonlocal asked
        asked += 1
        return answer

    app = Starlette(routes=[Route("/", give)], middleware=[Middleware(WithAWayOut)])
    client = TestClient(app)
    got = [client.get("/") for _n in range(many)]
    assert len({tuple(sorted(g.headers.items())) for g in got}) == 1
    return [g.text for g in got], asked


def test_the_shell_is_read_for_the_first_of_a_room_only() -> None:
    texts, asked = visits(FileResponse(SHELL, media_type="text/html"), 3)
    assert asked == 1
    assert set(texts) == {with_a_way_out(SHELL.read_bytes()).decode()}


def test_what_is_set_for_one_visitor_is_never_kept_for_another() -> None:
    own = FileResponse(SHELL, media_type="text/html")
    own.set_cookie("whose", "one visitor's")
    assert visits(own, 2)[1] == 2


def test_any_other_page_is_read_each_time(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Wall</p>")
    assert visits(FileResponse(tmp_path / "a.html"), 2) == (["<p>Wall</p>"] * 2, 2)


def test_the_socket_says_back_a_few_short_words() -> None:
    client = TestClient(Starlette(routes=[WebSocketRoute("/venue/socket", venue.socket)]))
    with client.websocket_connect("/venue/socket") as socket:
        for _turn in range(venue.MOST_WORDS):
            socket.send_text("x" * 500)
            assert socket.receive_text() == "x" * venue.LONGEST_WORD
        with pytest.raises(WebSocketDisconnect):
            socket.receive_text()


@pytest.mark.parametrize(("name", "status"), [("probe.js", 200), ("watch.js", 200), ("x", 404)])
def test_only_the_two_scripts_are_handed_out(name: str, status: int, served: object) -> None:
    assert browser().get(f"/venue/{name}").status_code == status
