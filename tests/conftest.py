"""Settings that hold for every test."""

from hypothesis import settings

# No deadline: a busy machine is no failure. Derandomised: red is red for everyone.
settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("house")
