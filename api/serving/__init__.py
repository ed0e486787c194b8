"""From settings to a process that serves one zone."""

from api.serving.zones import database_of, serve_zone, settings_of, stored_at, work_runs

__all__ = ["database_of", "serve_zone", "settings_of", "stored_at", "work_runs"]
