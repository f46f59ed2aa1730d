"""The key of a person is found by its workshop first, as every key of the house leads."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("person_key", table_name="person")
    op.create_index("person_key", "person", ["workshop", "key_hash"], unique=True)


def downgrade() -> None:
    op.drop_index("person_key", table_name="person")
    op.create_index("person_key", "person", ["key_hash"], unique=True)
