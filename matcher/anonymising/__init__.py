"""A casus that another region can think along with, and that fits enough people."""
