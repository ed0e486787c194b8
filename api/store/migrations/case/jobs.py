"""The tables of procrastinate, which brings runs to workers on PostgreSQL."""

from alembic import op


def make() -> None:
    """Make them as the library gives them; there are none on SQLite.

    They are none of ours: no backup has them, and what they say can be lost.
    """
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    from procrastinate.schema import SchemaManager

    # Many statements at once, in which a % is a %.
    connection.exec_driver_sql(
        SchemaManager.get_schema(), execution_options={"no_parameters": True}
    )
