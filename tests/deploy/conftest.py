"""A real nginx with the file we ship, in front of a real server."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from sim_workshop.serving import answers
from tests.browser.running import PATIENCE, ROOT, Server
from tests.ports import free_port

DEPLOY = ROOT / "deploy"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
OPENSSL = shutil.which("openssl")
AROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {site}
}}
"""


@dataclass(frozen=True)
class Fronted:
    """A server, and the addresses of the nginx before it."""

    server: Server
    http: int
    https: int
    certificate: Path

    @property
    def url(self) -> str:
        return f"https://localhost:{self.https}"


Front = Callable[..., Fronted]


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Signed by itself, for localhost."""
    if not (NGINX and OPENSSL):
        why = "nginx or openssl is not installed: the server was not tried behind a proxy"
        pytest.fail(why) if os.environ.get("CI") == "true" else pytest.skip(why)
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        [str(OPENSSL), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
         "-keyout", "privkey.pem", "-out", "fullchain.pem"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    return folder / "fullchain.pem"


def site_of(fronted: Fronted, changed: Callable[[str], str]) -> str:
    """The file we ship, with what its head tells one to change."""
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    for ours, theirs in (
        ("listen 80;", f"listen 127.0.0.1:{fronted.http};"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{fronted.https} ssl;"),
        ("server_name sim.example.org;", "server_name localhost;"),
        ("/etc/ssl/sim-workshop", str(fronted.certificate.parent)),
        ("server 127.0.0.1:8501;", f"server 127.0.0.1:{fronted.server.port};"),
    ):
        assert ours in text
        text = text.replace(ours, theirs)
    return changed(text)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(PATIENCE)


@pytest.fixture(scope="module")
def front(certificate: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """Starts servers behind an nginx; both end with the file."""
    ends: list[Callable[[], None]] = []

    def begin(changed: Callable[[str], str] = str, **environment: str) -> Fronted:
        server = Server(tmp_path_factory.mktemp("server"))
        fronted = Fronted(server, free_port(), free_port(), certificate)
        server.more = {name: value.format(url=fronted.url) for name, value in environment.items()}
        server.start()
        ends.append(server.stop)
        folder = tmp_path_factory.mktemp("nginx")
        written = AROUND.format(folder=folder, site=site_of(fronted, changed))
        (folder / "nginx.conf").write_text(written, "utf-8")
        with (folder / "said").open("wb") as said:
            process = subprocess.Popen(
                [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=said
            )
        ends.append(partial(_end, process))
        deadline = time.monotonic() + PATIENCE
        while not answers("127.0.0.1", fronted.https):
            assert process.poll() is None, (folder / "said").read_text("utf-8")
            assert time.monotonic() < deadline
            time.sleep(0.05)
        return fronted

    yield begin
    for end in reversed(ends):
        end()
