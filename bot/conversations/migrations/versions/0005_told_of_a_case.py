"""A case remembers what its person has been told without asking.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns. What was over before is old news."""
    op.add_column("case", sa.Column("back_told_at", sa.Float()))
    op.add_column("case", sa.Column("closed_told_at", sa.Float()))
    op.execute(sa.text("UPDATE \"case\" SET back_told_at = changed_at WHERE state IN ('given_back', 'closed')"))


def downgrade() -> None:
    """Forget both."""
    op.drop_column("case", "closed_told_at")
    op.drop_column("case", "back_told_at")
