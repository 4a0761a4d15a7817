"""By which reader a capture was read: a better one reads the same bytes again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Name the reader of each capture; the same capture may stand there once for each reader."""
    with op.batch_alter_table("captures") as captures:
        captures.add_column(sa.Column("reader", sa.Text(), nullable=False, server_default=""))
        captures.drop_constraint("uq_captures", type_="unique")
        captures.create_unique_constraint("uq_captures", ["source", "digest", "observed_at", "reader"])
