"""What did not help is noted for the curators; a case may ask for a call.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table and the column."""
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("day", sa.String(10), nullable=False, index=True),
        sa.Column("about", sa.String(10), nullable=False),
        sa.Column("language", sa.String(8)),
        sa.Column("topic", sa.String(40)),
        sa.Column("entry", sa.String(80)),
        sa.Column("rating", sa.String(10)),
    )
    op.add_column("case", sa.Column("call_to", sa.LargeBinary()))


def downgrade() -> None:
    """Forget both."""
    op.drop_column("case", "call_to")
    op.drop_table("feedback")
