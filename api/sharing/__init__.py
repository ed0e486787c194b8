"""The sharing policy (privacyreglement) as data: who may have which field, and when."""
