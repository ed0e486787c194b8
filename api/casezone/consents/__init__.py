"""Consent of a person to sharing fields with one provider, and its withdrawal."""
