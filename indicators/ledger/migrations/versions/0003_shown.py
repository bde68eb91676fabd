"""Table of what the public was shown, as numbers only, separate from everything that can be erased."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the table, with a row still to be filled for each version released before."""
    shown = op.create_table(
        "shown",
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, sa.ForeignKey("log.number"), unique=True),
        sa.Column("sha256", sa.Text),
        sa.Column("rows", sa.LargeBinary),
    )
    event = sa.table("event", sa.column("kind", sa.Text), sa.column("payload", sa.Text))
    payloads = op.get_bind().scalars(sa.select(event.c.payload).where(event.c.kind == "released"))
    released = sorted({json.loads(payload)["version"] for payload in payloads})
    if released:
        op.bulk_insert(shown, [{"version": version} for version in released])
