"""What both zones do to run their versions."""

from alembic import context


def run() -> None:
    """Run the versions that are asked for, on the connection that is given."""
    connection = context.config.attributes["connection"]
    metadata = context.config.attributes.get("metadata")
    # SQLite changes a table by making it anew.
    context.configure(
        connection=connection, target_metadata=metadata, render_as_batch=True
    )
    with context.begin_transaction():
        context.run_migrations()
