"""The first tables, as ledger/tables.py has them. With the first release they are written out here, and change no more.
"""

from alembic import op

from indicators.ledger.tables import metadata

revision = "0001"
down_revision = None
LATER = ("sealed_text",)


def upgrade() -> None:
    """Create the tables."""
    tables = [table for table in metadata.sorted_tables if table.name not in LATER]
    metadata.create_all(op.get_bind(), tables, checkfirst=False)
