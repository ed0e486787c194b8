"""Values as a database keeps them."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """A moment in UTC; a moment without an offset is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Return the moment in UTC, as the database takes it."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"a moment needs an offset: {value}"
            raise ValueError(message)
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Return the moment with its offset."""
        if value is None or value.tzinfo is not None or dialect.name != "sqlite":
            return value
        return value.replace(tzinfo=UTC)
