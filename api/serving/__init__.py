"""From settings to a process that serves one zone."""

from api.serving.zones import database_of, open_store, serve_zone, settings_of

__all__ = ["database_of", "open_store", "serve_zone", "settings_of"]
