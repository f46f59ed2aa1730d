"""Worlds, their keys, their acts and what the acts caused."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "world",
        sa.Column("id", sa.String(26), primary_key=True),
        sa.Column("scenario", sa.String(80), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("engine", sa.Integer, nullable=False),
        sa.Column("opened_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "seat_key",
        _world(),
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("seat", sa.String(40), nullable=False),
    )
    op.create_table(
        "act",
        _world(),
        _number(),
        sa.Column("seat", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("key", sa.String(80), nullable=True),
        sa.UniqueConstraint("world", "key"),
    )
    op.create_table(
        "outcome",
        _world(),
        _number(),
        sa.Column("outcomes", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    for table in ("outcome", "act", "seat_key", "world"):
        op.drop_table(table)


def _world() -> sa.Column[str]:
    return sa.Column("world", sa.String(26), sa.ForeignKey("world.id"), primary_key=True)


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True, autoincrement=False)
