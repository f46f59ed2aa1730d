"""Webhooks, what is to be delivered to them, and the log of requests."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("world") as world:
        world.add_column(sa.Column("webhooks", sa.Integer, nullable=False, server_default="0"))
    _webhooks()
    _deliveries()
    op.create_table(
        "request",
        sa.Column("world", sa.String(26), primary_key=True),
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("seat", sa.String(40), nullable=False),
        sa.Column("method", sa.String(10), nullable=False),
        sa.Column("path", sa.String(300), nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("took_ms", sa.Integer, nullable=False),
        sa.Column("uetrs", sa.String(2000), nullable=False),
    )


def downgrade() -> None:
    for table in ("request", "delivery", "webhook"):
        op.drop_table(table)
    with op.batch_alter_table("world") as world:
        world.drop_column("webhooks")


def _webhooks() -> None:
    op.create_table(
        "webhook",
        _world(),
        _number(),
        sa.Column("seat", sa.String(40), nullable=False),
        sa.Column("url", sa.String(500), nullable=False),
        sa.Column("kinds", sa.JSON, nullable=False),
        sa.Column("behaviour", sa.String(20), nullable=False),
        sa.Column("secret", sa.String(80), nullable=False),
        sa.Column("removed", sa.Boolean, nullable=False),
    )


def _deliveries() -> None:
    op.create_table(
        "delivery",
        _world(),
        _number(),
        sa.Column("webhook", sa.Integer, nullable=False),
        sa.Column("seat", sa.String(40), nullable=False),
        sa.Column("event", sa.String(80), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due_at", sa.Float, nullable=False),
        sa.Column("taken_until", sa.Float, nullable=False),
        sa.Column("answered", sa.String(200), nullable=False),
    )
    op.create_index("delivery_due", "delivery", ["state", "due_at"])


def _world() -> sa.Column[str]:
    return sa.Column("world", sa.String(26), sa.ForeignKey("world.id"), primary_key=True)


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True, autoincrement=False)
