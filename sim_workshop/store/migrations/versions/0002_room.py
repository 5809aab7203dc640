"""Who is done with a step, and the evaluation at the end."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "done",
        sa.Column("workshop", sa.String(length=16), nullable=False),
        sa.Column("step", sa.String(length=120), nullable=False),
        sa.Column("member", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "step", "member"),
    )
    op.add_column(
        "ballot", sa.Column("agency", sa.String(length=64), nullable=False, server_default="")
    )
    op.create_table(
        "evaluation",
        sa.Column("workshop", sa.String(length=16), nullable=False),
        sa.Column("voter", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "voter"),
    )
