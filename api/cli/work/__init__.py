"""What the commands do; loaded when a command runs, never to show help."""
