"""A file that was named on the command line and cannot be read."""

from __future__ import annotations

from pathlib import Path

import click

from lei.sentences import Sentence
from sandbox.wording import filled


def unread(file: Path, problem: OSError) -> click.UsageError:
    """The refusal that click tells; what the system says of the file is in it."""
    reason = Sentence(problem.strerror or str(problem))
    told = {"file": str(file), "problem": reason}
    return click.UsageError(filled("{file} cannot be read: {problem}.", told))
