"""What is claimed about several cases together: plain records, never rendered text.

Like `matcher.result`: a leaf is derived, echoed or declared, and records are
sorted, so equal claims are equal bytes.
"""
