"""Importing the core costs no solver, so that small commands start at once."""

import subprocess
import sys


def test_importing_the_core_imports_no_solver() -> None:
    """OR-Tools comes in only when a search begins."""
    code = "import sys, matcher.solving; sys.exit('ortools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
