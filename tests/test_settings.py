"""What the environment says, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim_workshop.serving import believed
from sim_workshop.settings import Settings, SettingsError, filesystem_of

HOME = Path("/home/ana")


def settings(platform: str = "linux", **environ: str) -> Settings:
    return Settings.from_environment(environ, platform=platform, home=HOME)


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {}, HOME / ".local/share/sim-workshop"),
        ("linux", {"XDG_DATA_HOME": "/var/ana"}, Path("/var/ana/sim-workshop")),
        ("darwin", {}, HOME / "Library/Application Support/SIM Workshop"),
        ("win32", {}, HOME / "AppData/Roaming/SIM Workshop"),
        ("win32", {"APPDATA": "/roaming"}, Path("/roaming/SIM Workshop")),
    ],
)
def test_data_is_kept_where_the_system_keeps_it(
    platform: str, environ: dict[str, str], folder: Path
) -> None:
    found = settings(platform, **environ)
    assert found.data_folder == folder.absolute()
    assert found.database_url == f"sqlite:///{folder.absolute().as_posix()}/workshops.sqlite"


def test_nothing_has_to_be_set() -> None:
    found = settings()
    assert (found.host, found.port, found.public_url, found.secret) == ("0.0.0.0", 8501, None, None)
    assert found.base_url == "http://localhost:8501"
    assert found.secret_file.parent == found.data_folder


def test_data_never_lies_in_the_code() -> None:
    code = Path(__file__).resolve().parent.parent
    assert not Settings.from_environment({}).data_folder.is_relative_to(code)


def test_the_data_folder_can_be_chosen(tmp_path: Path) -> None:
    found = settings(SIM_DATA=str(tmp_path))
    assert found.data_folder == tmp_path
    assert found.database_url.endswith(f"{tmp_path.as_posix()}/workshops.sqlite")


def test_the_secret_lies_beside_the_database_it_belongs_to(tmp_path: Path) -> None:
    found = settings(SIM_DATABASE=f"sqlite:///{tmp_path.as_posix()}/county.sqlite")
    assert found.secret_file.parent == tmp_path


def test_a_relative_database_stays_where_it_was_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = settings(SIM_DATABASE="sqlite:///county.sqlite")
    assert found.database_url == f"sqlite:///{tmp_path.as_posix()}/county.sqlite"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_postgresql_uses_our_driver(scheme: str) -> None:
    found = settings(SIM_DATABASE=f"{scheme}://sim:pw@db/sim", SIM_DATA="/srv/sim")
    assert found.database_url == "postgresql+psycopg://sim:pw@db/sim"
    assert found.folders == (Path("/srv/sim").absolute(),)


def test_both_folders_are_known_when_they_differ() -> None:
    found = settings(SIM_DATABASE="sqlite:////srv/a/x.sqlite", SIM_DATA="/srv/b")
    assert found.folders == (Path("/srv/b").absolute(), Path("/srv/a").absolute())


@pytest.mark.parametrize(
    "url",
    ["county.sqlite", "sqlite://", "sqlite:///", "sqlite:///:memory:", "mysql://db/sim", "C:\\x"],
)
def test_a_database_we_do_not_know_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match=r"sqlite:///FILE or postgresql://"):
        settings(SIM_DATABASE=url)


def test_a_password_is_neither_shown_nor_repeated() -> None:
    assert "hunter2" not in repr(settings(SIM_DATABASE="postgresql://u:hunter2@db/sim"))
    with pytest.raises(SettingsError) as refused:
        settings(SIM_DATABASE="mysql://u:hunter2@db/sim")
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eighty", "8501.0", "٣"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(SettingsError, match="from 1 to 65535"):
        settings(SIM_PORT=port)


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("", None),
        ("https://sim.example.org", "https://sim.example.org"),
        (" https://sim.example.org/ ", "https://sim.example.org"),
        ("http://192.168.1.5:8080", "http://192.168.1.5:8080"),
        ("http://[fd00::1]:8501", "http://[fd00::1]:8501"),
    ],
)
def test_the_public_address_is_a_scheme_and_a_host(written: str, understood: str | None) -> None:
    assert settings(SIM_PUBLIC_URL=written).public_url == understood


@pytest.mark.parametrize(
    "url",
    [
        "sim.example.org",
        "ftp://sim.example.org",
        "https://",
        "https://sim.example.org/sub",
        "https://sim.example.org?x=1",
        "https://me@sim.example.org",
        "https://sim.example.org:99999",
        "https://[::1",
    ],
)
def test_any_other_public_address_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="public address"):
        settings(SIM_PUBLIC_URL=url)


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("", "http://localhost:8501"),
        ("::", "http://localhost:8501"),
        ("127.0.0.1", "http://127.0.0.1:8501"),
        ("fd00::1", "http://[fd00::1]:8501"),
    ],
)
def test_the_local_address_is_one_a_browser_takes(host: str, url: str) -> None:
    assert settings(SIM_HOST=host).local_url == url


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(SettingsError, match="32 characters"):
        settings(SIM_SECRET="county")
    assert settings(SIM_SECRET="x" * 32).secret == "x" * 32


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"SIM_DATABASE": "postgresql://db/sim", "SIM_PUBLIC_URL": "https://sim.example.org"},
        {"SIM_PORT": "9000", "SIM_HOST": "127.0.0.1", "SIM_SECRET": "s" * 40},
    ],
)
def test_settings_survive_being_handed_on(environ: dict[str, str]) -> None:
    found = settings(**environ)
    assert settings(**found.as_environment()) == found


@pytest.mark.parametrize(
    "folder",
    [
        "/home/ana/OneDrive/sim",
        "/home/ana/OneDrive - Marion County/sim",
        "/home/ana/Dropbox (Personal)/sim",
        "/home/ana/Google Drive/sim",
        "/home/ana/Library/Mobile Documents/com~apple~CloudDocs/sim",
        "/home/ana/Library/CloudStorage/GoogleDrive-ana@example.org/sim",
        "/home/ana/iCloudDrive/sim",
        "/home/ana/Nextcloud/sim",
    ],
)
def test_a_synchronised_folder_is_refused(folder: str) -> None:
    with pytest.raises(SettingsError, match="synchronised"):
        settings(SIM_DATA=folder)
    with pytest.raises(SettingsError, match="synchronised"):
        settings(SIM_DATABASE=f"sqlite:///{folder}/county.sqlite", SIM_DATA="/srv/sim")


def test_a_folder_that_only_sounds_like_one_is_not() -> None:
    assert settings(SIM_DATA="/srv/dropboxes/onedrives").data_folder.name == "onedrives"


def test_a_link_into_a_synchronised_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(SettingsError, match="synchronised"):
        settings(SIM_DATA=str(tmp_path / "mine"))


@pytest.mark.parametrize("folder", ["//server/share/sim", "//?/UNC/server/share/sim"])
def test_a_folder_of_another_machine_is_refused(folder: str) -> None:
    with pytest.raises(SettingsError, match="network drive"):
        settings(SIM_DATA=folder)


MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
fileserver:/export /mnt/county nfs4 rw 0 0
//nas/share /mnt/our\040share cifs rw 0 0
ana@host:/ /home/ana/far fuse.sshfs rw 0 0
/dev/sdb1 /mnt/county/local ext4 rw 0 0
/dev/sdc1 /twice nfs rw 0 0
/dev/sdd1 /twice ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ana", "ext4"),
        ("/mnt/county/sim", "nfs4"),
        ("/mnt/our share/sim", "cifs"),
        ("/home/ana/far/sim", "fuse.sshfs"),
        ("/mnt/county/local/sim", "ext4"),
        ("/mnt/county2", "ext4"),
        ("/twice/sim", "ext4"),
    ],
)
def test_the_deepest_and_latest_mount_counts(folder: str, kind: str) -> None:
    assert filesystem_of(Path(folder), MOUNTS) == kind


# Whose word is taken on https.


def test_no_proxy_is_believed_unless_it_is_named() -> None:
    assert settings().trusted_proxies == ()
    assert believed(settings()) == ""


def test_a_named_proxy_is_believed_by_its_older_and_its_newer_address() -> None:
    found = settings(SIM_TRUSTED_PROXY="127.0.0.1, 10.0.0.0/24,fd00::/8")
    assert found.trusted_proxies == ("127.0.0.1", "10.0.0.0/24", "fd00::/8")
    assert believed(found).split(",") == [
        "127.0.0.1/32", "10.0.0.0/24", "fd00::/8", "::ffff:127.0.0.1/128", "::ffff:10.0.0.0/120",
    ]  # fmt: skip
    assert settings(**found.as_environment()).trusted_proxies == found.trusted_proxies


@pytest.mark.parametrize("written", ["*", "0.0.0.0/0", "::/0", "proxy.example.org", "10.0.0.300"])
def test_everybody_is_no_proxy(written: str) -> None:
    with pytest.raises(SettingsError, match="addresses or networks of proxies"):
        settings(SIM_TRUSTED_PROXY=written)


def test_a_mail_server_and_its_sender_are_read_and_the_password_is_not_shown() -> None:
    found = settings(
        SIM_SMTP_URL="smtps://me:secret@mail.example.org:465", SIM_MAIL_FROM="sim@example.org"
    )
    assert (found.smtp_url, found.mail_from) == (
        "smtps://me:secret@mail.example.org:465", "sim@example.org",
    )  # fmt: skip
    assert settings(**found.as_environment()) == found
    assert "secret" not in repr(found)


@pytest.mark.parametrize(
    ("url", "sender", "why"),
    [
        ("smtp://mail.example.org", "", "SIM_MAIL_FROM"),
        ("", "sim@example.org", "SIM_SMTP_URL"),
        ("mail.example.org:25", "sim@example.org", "SIM_SMTP_URL"),
        ("http://me:secret@mail.example.org", "sim@example.org", "SIM_SMTP_URL"),
        ("smtp://mail.example.org", "SIM <sim@example.org>", "SIM_MAIL_FROM"),
        ("smtp://mail.example.org", "sim@example.org\nBcc: all@example.org", "SIM_MAIL_FROM"),
    ],
)
def test_half_a_mail_setting_is_refused(url: str, sender: str, why: str) -> None:
    with pytest.raises(SettingsError, match=why) as refused:
        settings(SIM_SMTP_URL=url, SIM_MAIL_FROM=sender)
    assert "secret" not in str(refused.value)
