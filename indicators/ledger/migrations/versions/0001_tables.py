"""All tables, as ledger/tables.py has them. With the first release they are written out here, and change no more."""

from alembic import op

from indicators.ledger.tables import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables."""
    metadata.create_all(op.get_bind(), checkfirst=False)
