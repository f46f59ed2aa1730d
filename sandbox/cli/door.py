"""The group of all commands: it speaks the reader's language and tells a refusal in one line.

>>> wished(["--language", "fr", "check"], {})
'fr'
>>> wished(["check", "--language=es"], {"LANG": "fr"})
'es'
"""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from inspect import cleandoc
from typing import Any, TypeVar

import click
from sqlalchemy.exc import OperationalError

from sandbox.errors import DiskFull, FileTrouble, SandboxError
from sandbox.languages import NAMES, language_of, speaking
from sandbox.problems import ROOTS
from sandbox.store.trouble import refusal_of
from sandbox.wording import filled, problem_sentence, spoken

C = TypeVar("C", bound=click.Command)
VERBATIM = "\b"
"""Click's sign of a paragraph that stays as it is: examples of commands."""


class Door(click.Group):
    """Runs a command in the reader's language; a refusal is one line on stderr, and exit code 2."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **more: Any) -> Any:
        """Run the command of `args`, those of the program where there are none."""
        given = sys.argv[1:] if args is None else list(args)
        with speaking(wished(given, os.environ)):
            return super().main(given, *rest, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except ROOTS as refusal:
            _refuse(ctx, refusal)
        except (OperationalError, sqlite3.OperationalError) as problem:
            _refuse(ctx, refusal_of(problem) or problem)
        except BrokenPipeError:  # whoever reads our lines has read enough: click ends it quietly
            raise
        except OSError as problem:
            _refuse(ctx, _trouble(problem))

    def get_help(self, ctx: click.Context) -> str:
        """The help on the whole program."""
        return click.Group.get_help(told(self), ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command whose help is in the reader's language."""
        found = super().get_command(ctx, cmd_name)
        return found and told(found)


def _trouble(problem: OSError) -> SandboxError:
    if problem.errno == errno.ENOSPC:
        return DiskFull()
    return FileTrouble(str(problem.filename or ""), problem.strerror or str(problem))


def _refuse(ctx: click.Context, refusal: Exception) -> None:
    if not isinstance(refusal, ROOTS):
        raise refusal
    click.echo(filled("Refused: {says}", {"says": problem_sentence(refusal)}), err=True)
    ctx.exit(2)


def wished(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language that was named, else the one of the terminal.

    Read before click reads, since click's own words are to be in it as well.
    """
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        option, _, value = argument.partition("=")
        if option == "--language" and (value or following) in NAMES:
            return value or following
    return language_of(environ)


def told(command: C) -> C:
    """The command with its help, and that of all below it, in the reader's language."""
    here = copy(command)
    here.help = "\n\n".join(map(_told, paragraphs(command.help or "")))
    here.params = [_option(each) for each in command.params]
    if isinstance(here, click.Group) and not isinstance(here, Door):
        here.commands = {name: told(each) for name, each in here.commands.items()}
    return here


def sentences(command: click.Command) -> Iterator[str]:
    """What the help on a command says, and on all below it, for those who translate it."""
    yield from (each for each in paragraphs(command.help or "") if VERBATIM not in each)
    yield from (
        each.help for each in command.params if isinstance(each, click.Option) and each.help
    )
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        yield from sentences(below)


def paragraphs(help_: str) -> list[str]:
    """The paragraphs of a help text, each on one line but for the verbatim ones."""
    parts = cleandoc(help_).split("\n\n")
    return [part if VERBATIM in part else " ".join(part.split()) for part in parts if part]


def _told(paragraph: str) -> str:
    return paragraph if VERBATIM in paragraph else spoken(paragraph)


def _option(parameter: click.Parameter) -> click.Parameter:
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    here = copy(parameter)
    here.help = spoken(parameter.help)
    return here
