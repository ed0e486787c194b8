"""The shell around the matcher: region files, text, command line, services."""
