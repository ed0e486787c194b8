"""Runs the versions on the connection that is given."""

from api.store.migrations.running import run

run()
