"""The service over real HTTP, measured beside the same work in the process."""
