"""A file that was named on the command line: its JSON, or why it cannot be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from lei.sentences import Sentence
from sandbox.errors import UnreadableRequest
from sandbox.wording import filled


def json_in(file: Path) -> Any:
    """What stands in a file of JSON. Raises UsageError as `unread`, UnreadableRequest."""
    try:
        return json.loads(file.read_bytes())
    except OSError as error:
        raise unread(file, error) from None
    except (ValueError, RecursionError) as error:
        raise UnreadableRequest(
            "$", Sentence("it is not JSON, {error}", error=str(error))
        ) from None


def unread(file: Path, problem: OSError) -> click.UsageError:
    """The refusal that click tells; what the system says of the file is in it."""
    reason = Sentence(problem.strerror or str(problem))
    told = {"file": str(file), "problem": reason}
    return click.UsageError(filled("{file} cannot be read: {problem}.", told))
