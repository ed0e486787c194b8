"""The databases of the two zones: opened, migrated, read and written."""

from api.store.migrate import Outdated, check, head_of, migrate
from api.store.store import Store, StoreFull, StoreGone

__all__ = ["Outdated", "Store", "StoreFull", "StoreGone", "check", "head_of", "migrate"]
