"""A message may be a shared place, rounded to a tenth of a degree.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("inbox", sa.Column("location", sa.String(12)))


def downgrade() -> None:
    """Forget the places."""
    op.drop_column("inbox", "location")
