"""Alembic's entry: it is given an open connection and leaves the transaction to its caller."""

from __future__ import annotations

from alembic import context
from sqlmodel import SQLModel

from sandbox.store import (  # noqa: F401  the metadata
    keys,
    people,
    requests,
    webhooks,
    workshops,
    worlds,
)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    transactional_ddl=False,
)
context.run_migrations()
