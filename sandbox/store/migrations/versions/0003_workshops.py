"""Workshops, their tables and people, hints taken, stand-ins, wrong tries, the trainer's keys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _workshops()
    _people()
    op.create_table(
        "workshop_table",
        sa.Column("workshop", sa.String(26), sa.ForeignKey("workshop.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("world", sa.String(26), sa.ForeignKey("world.id"), nullable=False),
        sa.UniqueConstraint("world"),
    )
    op.create_table(
        "hint_taken",
        sa.Column("world", sa.String(26), sa.ForeignKey("world.id"), primary_key=True),
        sa.Column("hint", sa.String(40), primary_key=True),
        sa.Column("step", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("act", sa.Integer, nullable=False),
        sa.Column("cost", sa.Integer, nullable=False),
    )
    op.create_table(
        "stand_in",
        sa.Column("world", sa.String(26), sa.ForeignKey("world.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("who", sa.String(10), nullable=False),
    )
    op.create_table(
        "wrong_try",
        sa.Column("who", sa.String(64), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("first_at", sa.Float, nullable=False),
        sa.Column("last_at", sa.Float, nullable=False),
    )
    op.create_table("trainer_key", sa.Column("hash", sa.String(64), primary_key=True))


def downgrade() -> None:
    for table in (
        "trainer_key",
        "wrong_try",
        "stand_in",
        "hint_taken",
        "workshop_table",
        "person",
        "workshop",
    ):
        op.drop_table(table)


def _workshops() -> None:
    op.create_table(
        "workshop",
        sa.Column("id", sa.String(26), primary_key=True),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("scenario", sa.String(80), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("seating", sa.String(12), nullable=False),
        sa.Column("policy", sa.String(20), nullable=False),
        sa.Column("plot", sa.JSON, nullable=False),
        sa.Column("phase", sa.Integer, nullable=False),
        sa.Column("frozen", sa.Boolean, nullable=False),
        sa.Column("broadcast", sa.String(500), nullable=False),
        sa.Column("pace_minutes", sa.Integer, nullable=False),
        sa.Column("ticked_at", sa.Float, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("opened_at", sa.Float, nullable=False),
        sa.Column("touched_at", sa.Float, nullable=False),
        sa.UniqueConstraint("code"),
    )


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("workshop", sa.String(26), sa.ForeignKey("workshop.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("nickname", sa.String(30), nullable=False),
        sa.Column("folded", sa.String(120), nullable=False),
        sa.Column("pin_hash", sa.String(64), nullable=False),
        sa.Column("key_hash", sa.String(64), nullable=False),
        sa.Column("once", sa.String(40), nullable=False),
        sa.Column("table_number", sa.Integer, nullable=False),
        sa.Column("seat", sa.String(40), nullable=False),
        sa.Column("joined_at", sa.Float, nullable=False),
        sa.Column("seen_at", sa.Float, nullable=False),
        sa.UniqueConstraint("workshop", "folded"),
    )
    op.create_index("person_key", "person", ["key_hash"], unique=True)
