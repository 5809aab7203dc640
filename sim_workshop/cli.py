"""The commands, each in a few lines: what a person may ask for, and what is printed.

Standard output carries only what the command promises; everything else goes to standard error.
A new command is a function here with `@commands.command()`; what it does lives elsewhere.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sim_workshop import __version__, checking, reach, serving
from sim_workshop.domain.errors import WorkshopError
from sim_workshop.domain.people import ROLES, Role
from sim_workshop.settings import Settings, SettingsError

if TYPE_CHECKING:
    from sim_workshop.store import Store
    from sim_workshop.use_cases.carrying import TakenIn

PROGRAM = "python3 -m sim_workshop"
STOPPED_BY_CTRL_C = 130
NO_GO = 1

Function = TypeVar("Function", bound=Callable[..., Any])


class Refusal(click.ClickException):
    """A command cannot do what was asked: one plain sentence, and exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:  # noqa: ARG002 - click's own signature
        """Say it without the word Error before it."""
        click.echo(self.message, err=True)


class Commands(click.Group):
    """All commands; without one, the app is run."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `run` before options that come without a command."""
        is_bare = not args or args[0].startswith("-")
        if is_bare and args[:1] not in (["--help"], ["--version"]):
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Turn what a person can mend into a sentence; anything else is a bug and may be seen."""
        try:
            return super().invoke(ctx)
        except (WorkshopError, SettingsError, serving.CannotServe) as reason:
            raise Refusal(str(reason)) from None


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code."""
    try:
        result = commands.main(arguments, prog_name=PROGRAM, standalone_mode=False)
    except click.Abort:
        return STOPPED_BY_CTRL_C
    except click.ClickException as refusal:
        refusal.show()
        return refusal.exit_code
    return result if isinstance(result, int) else 0


@click.group(
    cls=Commands,
    epilog="Without a command, the app is run. Every command takes --wheels DIR at its first "
    "start, to install from a folder of packages instead of the internet.",
)
@click.version_option(__version__, prog_name="SIM Workshop")
def commands() -> None:
    """SIM Workshop: a Sequential Intercept Mapping workshop, from empty room to action plan."""


def database_option(command: Function) -> Function:
    """`--database URL`, as every command that touches workshops takes it."""
    return click.option(
        "--database",
        metavar="URL",
        help="sqlite:///FILE or postgresql://…; default: SIM_DATABASE, else a file of your own.",
    )(command)


def chosen_settings(**options: object) -> Settings:
    """The environment's settings, with what the command line says instead."""
    said = {name: str(value) for name, value in options.items() if value is not None}
    return Settings.from_environment({**os.environ, **said})


@commands.command()
@click.option("--port", type=int, help="Where to listen; default 8501.")
@click.option("--host", help="The network address to listen on; default all of them.")
@click.option("--public-url", metavar="URL", help="The address people type, behind a proxy say.")
@database_option
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--wheels", metavar="DIR", expose_value=False, help="Install from this folder.")
def run(
    port: int | None,
    host: str | None,
    public_url: str | None,
    database: str | None,
    no_browser: bool,
) -> None:
    """Serve the app, and print the sign-in link and the room's address."""
    settings = chosen_settings(
        SIM_PORT=port, SIM_HOST=host, SIM_PUBLIC_URL=public_url, SIM_DATABASE=database
    )
    serving.check_folders(settings)
    serving.check_port(settings.host, settings.port)
    # What is imported from here on, `app.py` above all, reads its settings there.
    os.environ.update(settings.as_environment())
    opening = _prepare(settings)
    announce(opening)
    if not no_browser and serving.has_display():
        serving.open_browser_when_ready(settings, opening.front_door)
    serve_until_stopped(settings)


@dataclass(frozen=True)
class Opening:
    """Where people come in, as it is printed when the app starts."""

    home: str
    """The app's own address."""
    join: str
    """What the people in the room type."""
    key: str | None
    """The one-time key of the first host; none once a host has signed in."""

    @property
    def front_door(self) -> str:
        """What the person at this computer opens."""
        return f"{self.home}/sign-in?key={self.key}" if self.key else f"{self.home}/"


def _prepare(settings: Settings) -> Opening:
    """Open the database, made or brought up to date, and learn whether it has a host yet."""
    from sim_workshop.store import open_store
    from sim_workshop.use_cases import hosting

    store = open_store(settings.database_url)
    try:
        key = hosting.first_host_key(store)
    finally:
        store.close()
    return Opening(settings.base_url, f"{reach.room_url(settings)}/join", key)


def announce(opening: Opening) -> None:
    """Print the two addresses, and how to get a link when none is printed any more."""
    click.echo(f"{'Sign in' if opening.key else 'Open'}: {opening.front_door}")
    click.echo(f"Join: {opening.join}")
    if not opening.key:
        click.echo(f"A lost link is replaced by: {PROGRAM} link CODE --role host", err=True)
    if reach.is_only_here(opening.join):
        click.echo("Only this computer can join: it is on no network, or told so.", err=True)
    click.echo("Press Ctrl-C to stop.", err=True)


def serve_until_stopped(settings: Settings) -> None:
    """Serve; stopping the server with Ctrl-C is its ordinary end."""
    serving.note_port(settings)
    try:
        serving.serve(settings)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped.", err=True)


@commands.command("preflight")
@click.option("--port", type=int, help="Where the app will listen; default 8501.")
@click.option("--host", help="The network address to listen on; default all of them.")
def preflight(port: int | None, host: str | None) -> None:
    """Check the venue's network with a second device, before anything is set up."""
    from sim_workshop.web import preflight_alone
    from sim_workshop.web.preflight_board import board

    settings = chosen_settings(SIM_PORT=port, SIM_HOST=host)
    serving.check_port(settings.host, settings.port)
    path = f"/preflight/{board().begin().token}"
    found = [settings.host] if settings.host not in reach.WILDCARDS else reach.addresses()
    ways = [f"http://{ip}:{settings.port}{path}" for ip in found]
    for way in ways:
        click.echo(way)
    if not ways:
        raise Refusal("This computer is on no network. Connect it first.")
    click.echo(preflight_alone.qr_for_terminal(ways[0]), err=True)
    click.echo("Scan the code with a second device, or type an address there.", err=True)
    click.echo("No device gets here? See docs/facilitator-guide.md. Ctrl-C ends this.", err=True)
    try:
        preflight_alone.serve(settings.host, settings.port, click.echo)
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)


@commands.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--into", metavar="CODE", help="Compare with this workshop and take in the difference."
)
@click.option("--yes", is_flag=True, help="With --into: write the difference that is shown.")
@click.option(
    "--names-nobody",
    is_flag=True,
    help="With --yes: you looked at what may identify a person, and it names nobody.",
)
@database_option
def import_file(
    file: Path, into: str | None, yes: bool, names_nobody: bool, database: str | None
) -> None:
    """Open a new workshop from a workbook, a JSON record or a county's YAML."""
    from sim_workshop.use_cases import carrying, handing_over, hosting, taking_in

    with opened_store(database) as (store, chosen):
        settings = _where_it_runs(chosen)
        if handing_over.is_handover(file):
            click.echo(json.dumps(_moved_here(store, settings, file, into), ensure_ascii=False))
            return
        found = carrying.read_file(file)
        if into:
            answer: Any = taking_in.from_command_line(
                store, hosting.typed_code(into), found, write=yes, names_nobody=names_nobody
            )
        else:
            taken = carrying.take_in(store, found)
            told = [_taken(each, settings) for each in taken]
            answer = told[0] if len(told) == 1 else told
        click.echo(json.dumps(answer, ensure_ascii=False))


def _moved_here(store: Store, settings: Settings, file: Path, into: str | None) -> dict[str, Any]:
    from sim_workshop.use_cases import handing_over

    if into:
        raise Refusal("A workshop that was handed over is taken in whole: leave --into out.")
    moved = handing_over.take_over(store, file)
    return {
        "code": moved.code,
        "join_url": f"{reach.room_url(settings)}/join/{moved.code}",
        "links": [
            {"role": x.role, "name": x.name, "link": f"{settings.base_url}/sign-in?key={x.key}"}
            for x in moved.links
        ],
    }


def _taken(taken: TakenIn, settings: Settings) -> dict[str, Any]:
    opened = taken.opened
    return {
        "code": opened.code,
        "join_url": f"{reach.room_url(settings)}/join/{opened.code}",
        "facilitator_link": f"{settings.base_url}/sign-in?key={opened.facilitator_key}",
        "notes": list(taken.notes),
    }


@commands.command("export")
@click.argument("code")
@click.option("--to", "place", required=True, type=click.Path(path_type=Path),
              help="A folder, or a file NAME.zip for everything in one.")  # fmt: skip
@database_option
def export_files(code: str, place: Path, database: str | None) -> None:
    """Write report, map and plan (published), workbook and record (INTERNAL) to a folder or zip."""
    from sim_workshop.use_cases import carrying, hosting

    if place.is_file() and place.suffix != ".zip":
        raise Refusal(f"{place.name} is a file. Name a folder, or a file that ends in .zip.")
    write = carrying.write_zip if place.suffix == ".zip" else carrying.write_all
    with opened_store(database) as (store, _settings):
        for path in write(store, hosting.typed_code(code), place):
            click.echo(path)


@commands.command("handover")
@click.argument("code")
@click.option("--to", "file", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--where", default="", help="Where it goes, as the old copy says it: an address.")
@database_option
def hand_over(code: str, file: Path, where: str, database: str | None) -> None:
    """Move a workshop to another server: write it to a file that `import` takes in there.

    With ids, history, people, counted votes and uploads. What stays here can only be read.
    """
    from sim_workshop.use_cases import handing_over, hosting

    with opened_store(database) as (store, _settings):
        handing_over.hand_over(store, hosting.typed_code(code), file, where=where)
    click.echo("What stays here can only be read, and says where it went.", err=True)
    click.echo(file)


@commands.command("link")
@click.argument("code")
@click.option("--role", required=True, type=click.Choice(ROLES), help="What the link lets do.")
@click.option("--name", default="", help="Whose link it is.")
@database_option
def new_link(code: str, role: Role, name: str, database: str | None) -> None:
    """Print a new link for a role in a workshop. For `--role host` any CODE will do."""
    from sim_workshop.use_cases import hosting

    with opened_store(database) as (store, settings):
        key = hosting.new_link(store, hosting.typed_code(code), role, name=name)
        click.echo(f"{_reached(settings)}/sign-in?key={key}")


def _reached(settings: Settings) -> str:
    """The address the server of these workshops answers at; said, where none answers."""
    if not settings.public_url and serving.port_in_use(settings) is None:
        click.echo(f"No server answers at port {settings.port} now. If yours uses another, put it "
                   "into the link.", err=True)  # fmt: skip
    return _where_it_runs(settings).base_url


def _where_it_runs(settings: Settings) -> Settings:
    """With the port a running server of these workshops has, whatever is set here."""
    return replace(settings, port=serving.port_in_use(settings) or settings.port)


@commands.command("remind")
@click.argument("code")
@database_option
def remind(code: str, database: str | None) -> int:
    """Send the reminders of a workshop that are due, by e-mail, each once. See docs/OPERATE.md."""
    from sim_workshop.use_cases import hosting, reminding

    with opened_store(database) as (store, settings):
        told = reminding.remind(store, settings, hosting.typed_code(code))
    if told.disabled:
        raise Refusal(f"{reminding.DISABLED} Set SIM_SMTP_URL and SIM_MAIL_FROM.")
    for refused in told.refused:
        click.echo(refused, err=True)
    click.echo(json.dumps({"sent": told.sent, "refused": len(told.refused),
                           "told_before": told.known}))  # fmt: skip
    return 1 if told.refused else 0


@commands.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@database_option
def back_up(file: Path, database: str | None) -> None:
    """Write the whole database to one file, INTERNAL."""
    with opened_store(database) as (store, _settings):
        about = store.backup(file)
    if left := about["open_rounds_left_out"]:
        click.echo(f"The ballots of {left} open vote(s) were left out: they are secret.", err=True)
    click.echo(file)


@commands.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Give up the workshops this database holds now.")
@database_option
def restore(file: Path, replace: bool, database: str | None) -> None:
    """Fill an empty database from a backup."""
    with opened_store(database) as (store, _settings):
        store.restore(file, replace=replace)
        for code, _revision in store.codes():
            click.echo(code)


@commands.command("demo")
@click.option("--port", type=int, help="Where to listen; default 8501.")
@click.option("--host", help="The network address to listen on; default all of them.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@database_option
def demo(port: int | None, host: str | None, no_browser: bool, database: str | None) -> None:
    """Open a bundled real county with everything filled in, and serve it."""
    asked = chosen_settings(SIM_PORT=port, SIM_HOST=host, SIM_DATABASE=database)
    serving.check_folders(asked)
    serving.check_port(asked.host, asked.port)
    settings = asked if database else _fresh_demo_database(asked)
    os.environ.update(settings.as_environment())
    key, code = _open_demo(settings)
    opening = Opening(settings.base_url, f"{reach.room_url(settings)}/join/{code}", key)
    announce(opening)
    if not no_browser and serving.has_display():
        serving.open_browser_when_ready(settings, opening.front_door)
    serve_until_stopped(settings)


def _fresh_demo_database(asked: Settings) -> Settings:
    """A file of the demonstration's own, made anew: practice never mixes with real workshops.

    Named for the port, which nobody else holds, so that no running demonstration loses its file.
    """
    name = f"demo-{asked.port}.sqlite"
    for old in asked.data_folder.glob(f"{name}*"):
        old.unlink()
    return replace(asked, database_url=f"sqlite:///{asked.data_folder / name}")


def _open_demo(settings: Settings) -> tuple[str, str]:
    from sim_workshop.store import open_store
    from sim_workshop.use_cases import demonstrating

    store = open_store(settings.database_url)
    try:
        opened = demonstrating.open_demonstration(store)
    finally:
        store.close()
    return opened.facilitator_key, opened.code


@commands.command("rehearse")
@click.option(
    "--participants",
    type=click.IntRange(2, 500),
    default=60,
    show_default=True,
    help="How many people the room will hold.",
)
def rehearse(participants: int) -> int:
    """Fill a workshop to throw away with people who are not there, and print go or no-go.

    Run it the evening before, on the computer of the day. It needs no internet, touches no
    workshop of yours and leaves nothing behind.
    """
    from sim_workshop.rehearsal import card
    from sim_workshop.rehearsal.rehearse import rehearse as play

    with _ended_as_by_ctrl_c():
        seen = play(participants, lambda said: click.echo(said, err=True))
    click.echo(card.card(seen))
    return 0 if card.goes(seen) else NO_GO


@contextmanager
def _ended_as_by_ctrl_c() -> Iterator[None]:
    """Whoever ends the command leaves nothing behind: neither its folder nor its server."""

    def end(_number: int, _frame: Any) -> None:
        signal.raise_signal(signal.SIGINT)  # raised here it could end in whatever runs just now

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        raise click.Abort from None
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def opened_store(database: str | None) -> Iterator[tuple[Store, Settings]]:
    """The store a command works on, closed behind it."""
    from sim_workshop.store import open_store

    settings = chosen_settings(SIM_DATABASE=database)
    serving.check_folders(settings)
    store = open_store(settings.database_url)
    try:
        yield store, settings
    finally:
        store.close()


@commands.command("test", context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def run_tests(arguments: tuple[str, ...]) -> int:
    """Run linters and tests; with arguments, only pytest with these."""
    return checking.check(list(arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
