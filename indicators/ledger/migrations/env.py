"""Alembic's entry point: works on the connection that migration.py passes, and does not commit."""

from alembic import context

from indicators.ledger import migration, tables

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=tables.metadata, transactional_ddl=True,
    version_table=migration.TABLE, render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
