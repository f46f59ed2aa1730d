"""Debriefs of workshops: whether they are released, points that a trainer changed, appeals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "debrief",
        sa.Column("workshop", sa.String(26), sa.ForeignKey("workshop.id"), primary_key=True),
        sa.Column("released", sa.Boolean, nullable=False),
        sa.Column("anonymous", sa.Boolean, nullable=False),
    )
    op.create_table(
        "score_override",
        sa.Column("world", sa.String(26), sa.ForeignKey("world.id"), primary_key=True),
        sa.Column("score", sa.String(140), primary_key=True),
        sa.Column("points", sa.Integer, nullable=False),
        sa.Column("note", sa.String(1000), nullable=False),
    )
    op.create_table(
        "appeal",
        sa.Column("world", sa.String(26), sa.ForeignKey("world.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("score", sa.String(140), nullable=False),
        sa.Column("text", sa.String(1000), nullable=False),
        sa.Column("answer", sa.String(1000), nullable=False),
    )


def downgrade() -> None:
    for table in ("appeal", "score_override", "debrief"):
        op.drop_table(table)
