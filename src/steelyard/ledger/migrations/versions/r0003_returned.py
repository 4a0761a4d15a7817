"""What returns on the day on which it was replaced is taken again: the moment tells the two apart."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """The same capture may stand there once for each moment at which it was the newest of its day."""
    with op.batch_alter_table("captures") as captures:
        captures.drop_constraint("uq_captures", type_="unique")
        captures.create_unique_constraint("uq_captures", ["source", "digest", "observed_at", "reader", "taken_at"])
