"""Scripts come compressed and are the same; nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from sim_workshop.web.guarding import Guarded
from sim_workshop.web.squeezing import Lasting, Squeezed

FILES = Path(streamlit.__file__).parent / "static" / "static"
SCRIPT = next(FILES.glob("js/index.*.js"))
STYLE = next(FILES.glob("css/index.*.css"))


async def live(_request: Request) -> StreamingResponse:
    return StreamingResponse(iter(["event: here\n\n"]), media_type="text/event-stream")


@pytest.fixture
def browser() -> TestClient:
    """Streamlit's real files, our guard inside, and the squeezing around both."""
    files = Mount("/static", Lasting(directory=FILES))
    app = Starlette(
        routes=[Route("/live/X", live), Route("/static/live.js", live), files],
        middleware=[Middleware(Squeezed), Middleware(Guarded)],
    )
    return TestClient(app)


def test_a_script_is_sent_in_a_third_of_its_bytes_and_is_the_same(browser: TestClient) -> None:
    for _again in range(2):
        answer = browser.get(f"/static/js/{SCRIPT.name}", headers={"Accept-Encoding": "gzip, br"})
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert int(answer.headers["content-length"]) < SCRIPT.stat().st_size / 2.5
        assert answer.content == SCRIPT.read_bytes()


def test_the_other_font_is_left_out_of_the_styles_and_nothing_else(browser: TestClient) -> None:
    style = browser.get(f"/static/css/{STYLE.name}", headers={"Accept-Encoding": "gzip"}).text
    assert "SourceSans" not in style
    assert "MaterialSymbols" in style
    assert len(style) > 0.8 * len(STYLE.read_text("utf-8"))


@pytest.mark.parametrize(
    "headers",
    [{"Accept-Encoding": "identity"}, {"Accept-Encoding": "gzip", "Range": "bytes=0-9"}],
)
def test_who_takes_no_gzip_or_only_a_part_gets_the_file_itself(
    browser: TestClient, headers: dict[str, str]
) -> None:
    answer = browser.get(f"/static/js/{SCRIPT.name}", headers=headers)
    assert "content-encoding" not in answer.headers
    assert answer.content == SCRIPT.read_bytes()[: len(answer.content)]


def test_a_file_that_is_not_there_stays_not_there(browser: TestClient) -> None:
    assert browser.get("/static/js/none.js").status_code == 404


def test_an_event_stream_is_never_compressed(browser: TestClient) -> None:
    for path in ("/live/X", "/static/live.js"):
        answer = browser.get(path, headers={"Accept-Encoding": "gzip"})
        assert "content-encoding" not in answer.headers
        assert answer.text == "event: here\n\n"
