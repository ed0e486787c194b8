"""What everybody together runs into over one or more runs: one file per figure."""

from matcher.gaps.day import Day, day_of
from matcher.gaps.report import report, reports

__all__ = ["Day", "day_of", "report", "reports"]
