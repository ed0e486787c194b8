"""Claims as text: templates with typed slots, in plain Dutch and in English."""
