"""Who saw a case and when, as the person may know it."""
