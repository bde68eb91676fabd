"""Alembic's entry point: works on the connection that database.py passes, and does not commit."""

from alembic import context

from indicators.ledger import database, tables

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=tables.metadata, transactional_ddl=True,
    version_table=database.REVISION_TABLE, render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
