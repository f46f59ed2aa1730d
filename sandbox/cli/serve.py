"""`serve`: run the service; on an empty home, load the fictional register and open a demo world."""

from __future__ import annotations

import os
import signal
import socket
import threading
from pathlib import Path

import click
from granian import Granian
from granian.constants import HTTPModes, Interfaces

from sandbox.config import Settings, from_environment, to_environment
from sandbox.errors import PortTaken
from sandbox.services import journal, tallies
from sandbox.services.addresses import EVERYWHERE, reachable
from sandbox.services.first_run import DEMO, prepare, trainer_key
from sandbox.services.worlds import SeatKey
from sandbox.wording import filled

CONNECTIONS_MAX = 4_096
"""Of one worker, most of them idle: a connection without a request costs no thread."""
APP = Path(__file__).parents[1] / "app.py"
"""By its whole path: granian looks for a bare name from the current directory upwards."""
STOP_WITHIN_S = 5
"""Then a worker is killed, which loses nothing acknowledged; one told to stop while it still starts
does not hear it (granian 2.8.7)."""


@click.command()
@click.option("--host", help="Address to listen on; 0.0.0.0 lets the phones in the room reach it.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--database", help="SQLAlchemy URL; by default a SQLite file in the home.")
@click.pass_obj
def serve(settings: Settings, host: str | None, port: int | None, database: str | None) -> None:
    """Run the service until Ctrl-C."""
    chosen = from_environment(
        os.environ, home=settings.home, host=host, port=port, database=database
    )
    require_free(chosen.host, chosen.port)
    links = prepare(chosen, click.echo)
    for line in welcome(chosen, links, trainer_key(chosen)):
        click.echo(line)
    tallies.begin(chosen.home, chosen.port)
    _run(chosen)


def require_free(host: str, port: int) -> None:
    """Raise PortTaken when something listens there already.

    Workers share their port, so the server itself would start beside another one without a word.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise PortTaken(host, port) from None


def welcome(settings: Settings, links: dict[str, SeatKey], trainer: str) -> list[str]:
    """What to open in which browser."""
    base = f"http://{reachable(settings.host)}:{settings.port}"
    lines = [filled("LEI Sandbox is at {base}/  (Ctrl-C stops it)", {"base": base})]
    if settings.host in EVERYWHERE:
        here = f"http://127.0.0.1:{settings.port}/"
        lines.append(filled("On this machine: {address}", {"address": here}))
    leading = f"{base}/t/{trainer}"
    lines += ["", filled("To lead a workshop, the trainer opens {address}", {"address": leading})]
    demo = f"{base}/worlds/{DEMO}"
    lines += ["", filled("The demo world: {address}. Take a seat by its link:", {"address": demo})]
    return lines + [f"  {seat:<18} {base}{link.link}" for seat, link in links.items()] + [""]


def _run(settings: Settings) -> None:
    os.environ.update(to_environment(settings))  # the workers read them again
    if hasattr(signal, "pthread_sigmask"):
        _leave_interrupt_to_parent()
    Granian(
        f"{APP}:create_served_app",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.RSGI,
        factory=True,
        workers=settings.workers,
        http=HTTPModes.http1,
        backlog=CONNECTIONS_MAX,
        backpressure=CONNECTIONS_MAX,
        websockets=False,
        log_dictconfig=journal.of_server(settings.log),
        workers_kill_timeout=STOP_WITHIN_S,
    ).serve()


def _leave_interrupt_to_parent() -> None:
    """Let only this process hear Ctrl-C, which a terminal sends to its workers as well.

    A worker that hears it and is then told to stop hangs now and then (granian 2.8.7, two
    in three). Workers inherit what is blocked here.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    threading.Thread(target=_stop_on_interrupt, daemon=True).start()


def _stop_on_interrupt() -> None:
    main = threading.main_thread().ident
    assert main is not None, "a running program has a main thread"
    while True:
        signal.sigwait({signal.SIGINT})
        signal.pthread_kill(main, signal.SIGTERM)  # to that thread: no other wakes it
