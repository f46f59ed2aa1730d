"""The schema's history, applied by Alembic: `upgrade` brings a database to this release."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from lei.sentences import Sentence
from sandbox.errors import BrokenDatabase, DatabaseGone
from sandbox.store.database import Database
from sandbox.store.trouble import refusal_of


def upgrade(database: Database) -> None:
    """Create or upgrade the tables, in one transaction.

    Raises BrokenDatabase when a release newer than this one has made them, or nobody answers.
    """
    try:
        _upgrade(database)
    except (IntegrityError, ProgrammingError):
        # PostgreSQL: another process made the same tables at the same time. It is done; if it is
        # not, there was another reason, and it comes again.
        _upgrade(database)
    except OperationalError as problem:
        if isinstance(refusal_of(problem), DatabaseGone):
            raise _not_opened(problem) from None
        raise


def require_current(database: Database) -> None:
    """Raise BrokenDatabase unless the tables are those of this release."""
    wanted = ScriptDirectory.from_config(_config()).get_current_head()
    found = _revision(database)
    if found != wanted:
        raise BrokenDatabase(
            Sentence(
                "its tables are of version {found}, this release needs {wanted}. Run "
                "`lei-sandbox database upgrade`.",
                found=found or Sentence("none"),
                wanted=wanted,
            )
        )


def _upgrade(database: Database) -> None:
    config = _config()
    with database.writing() as session:
        config.attributes["connection"] = session.connection()
        _require_known(session.connection(), config)
        command.upgrade(config, "head")
        session.commit()


def _not_opened(problem: OperationalError) -> BrokenDatabase:
    said = str(problem.orig)
    return BrokenDatabase(Sentence("it cannot be opened ({problem}).", problem=said))


def _require_known(connection: Connection, config: Config) -> None:
    found = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise BrokenDatabase(
            "A newer release has made its tables, and they cannot be turned back. Install that"
            " release again, or restore a backup of this one."
        )


def _revision(database: Database) -> str | None:
    try:
        with database.reading() as session:
            return MigrationContext.configure(session.connection()).get_current_revision()
    except OperationalError as problem:
        raise _not_opened(problem) from None


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config
