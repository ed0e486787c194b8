"""Whose certificates are believed on lines that this program opens."""

import ssl

import httpx2


def believed(authorities: str) -> ssl.SSLContext:
    """Return what a client believes: authorities in PEM text, and no others.

    Without a text: those that the client brings. Raises ValueError when there is no
    certificate in the text.
    """
    if not authorities:
        return httpx2.create_ssl_context()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_verify_locations(cadata=authorities)
    except ssl.SSLError as error:
        raise ValueError("no certificate") from error
    return context
