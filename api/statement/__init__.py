"""The algorithm statement: what the matcher decides, on what, and what it never uses.

All of it is made from the rules, the objective and the record of a case as they are.
"""
