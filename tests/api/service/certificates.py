"""An authority of one's own, and a server with a certificate of it."""

import contextlib
import ipaddress
from datetime import UTC, datetime, timedelta

import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.api.service.zones import serving

HOST = "127.0.0.1"


class Authority:
    """Signs certificates for this machine."""

    def __init__(self, name):
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self._key = ec.generate_private_key(ec.SECP256R1())
        own = self._signed(self._name, self._key.public_key())
        own = own.add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        usage = x509.KeyUsage(
            digital_signature=False,
            content_commitment=False,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            key_cert_sign=True,
            crl_sign=True,
            encipher_only=False,
            decipher_only=False,
        )
        self._own = own.add_extension(usage, True).sign(self._key, hashes.SHA256())

    @property
    def pem(self):
        return pem_of(self._own)

    def certified(self, folder):
        """Return the files of a key and its certificate."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
        here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HOST))])
        made = self._signed(subject, key.public_key()).add_extension(here, False)
        signed = made.sign(self._key, hashes.SHA256())
        kept = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        (folder / "key.pem").write_bytes(kept)
        (folder / "certificate.pem").write_text(pem_of(signed), encoding="ascii")
        return folder / "key.pem", folder / "certificate.pem"

    def _signed(self, subject, key):
        now = datetime.now(UTC)
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
        )
        own = x509.SubjectKeyIdentifier.from_public_key(key)
        return made.add_extension(own, False).add_extension(
            issuer(self._key.public_key()), False
        )


def pem_of(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


@contextlib.contextmanager
def closed_line(app, authority, folder):
    """Serve an application over TLS, and yield its address."""
    key, certificate = authority.certified(folder)
    config = uvicorn.Config(
        app,
        log_level="critical",
        lifespan="off",
        ssl_keyfile=key,
        ssl_certfile=certificate,
    )
    with serving(app, config=config) as address:
        yield address.replace("http://", "https://")
