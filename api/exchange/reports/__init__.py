"""Gap reports that a funder was sent: finished, protected, for it alone."""
