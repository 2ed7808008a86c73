"""Rasa's events are no longer kept: nothing reads them.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forget the events of every turn."""
    op.drop_table("turn")


def downgrade() -> None:
    """Make the table again, empty."""
    op.create_table(
        "turn",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "conversation_id", sa.String(64), sa.ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("events", sa.Text(), nullable=False),
    )
    op.create_index("ix_turn_conversation_id", "turn", ["conversation_id"])
