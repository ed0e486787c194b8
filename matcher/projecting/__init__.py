"""Who may read what: one claim set, and for each reader only what is theirs.

A reader gets a view, a type that lists all it may hold. The views of the person, a
provider and a funder are worked out from what that reader may know, never by taking
things out of a longer answer: what is left out could still be seen in what is left.
"""
