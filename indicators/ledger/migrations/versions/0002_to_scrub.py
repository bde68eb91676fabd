"""Column of the head row for erased data still to be scrubbed from the database's own files."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; earlier erasures are scrubbed again."""
    op.add_column("head", sa.Column("to_scrub", sa.Integer, nullable=False, server_default="0"))
    op.execute("UPDATE head SET to_scrub = coalesce((SELECT max(number) FROM log WHERE kind = 'erased'), 0)")
