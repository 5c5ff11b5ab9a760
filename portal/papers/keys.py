"""Key files: one authority, one key and certificate per court.

In a real court they come from its certificate authority and lie in ``SIGNING_KEYS_DIR``. A demo
makes its own at first run. They are never committed and readable by their owner only.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils import timezone

from portal.courts.models import Court
from portal.papers.faults import CannotMake, Fault

AUTHORITY_LASTS = timedelta(days=3650)
COURT_LASTS = timedelta(days=1095)
RENEW_BEFORE = timedelta(days=30)


@dataclass(frozen=True)
class KeyPair:
    """Where a key and its certificate lie."""

    key: Path
    cert: Path

    @property
    def is_there(self) -> bool:
        return self.key.exists() and self.cert.exists()


def directory() -> Path:
    return Path(settings.SIGNING_KEYS_DIR)


def authority() -> KeyPair:
    return KeyPair(directory() / "authority.key", directory() / "authority.pem")


def court_keys(court: Court) -> KeyPair:
    """A court's key files, named by its code: ``court-吉01.key`` and ``.pem``."""
    return KeyPair(directory() / f"court-{court.code}.key", directory() / f"court-{court.code}.pem")


def ready(court: Court) -> KeyPair:
    """The court's keys, made now in a demo. ``CannotMake`` when a real court has none."""
    pair = court_keys(court)
    if pair.is_there and not _is_ending(pair):
        return pair
    if settings.SIGNING_MAKES_OWN_KEYS:
        _make(court, pair)
    elif not pair.is_there:
        raise CannotMake(Fault.NO_KEY, court.code)
    return pair


def _is_ending(pair: KeyPair) -> bool:
    cert = x509.load_pem_x509_certificate(pair.cert.read_bytes())
    return cert.not_valid_after_utc < timezone.now() + RENEW_BEFORE


def _make(court: Court, pair: KeyPair) -> None:
    with _alone():
        if not authority().is_there:
            _make_authority()
        if not pair.is_there or _is_ending(pair):
            _make_court(court, pair)


@contextmanager
def _alone() -> Iterator[None]:
    """Of several processes that start at once, one makes keys and the others find them."""
    directory().mkdir(parents=True, exist_ok=True, mode=0o700)
    with (directory() / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_authority() -> None:
    key = _new_key()
    name = _name("诉通演示签发机构 Sutong demo authority")
    draft = _draft(name, name, key.public_key(), AUTHORITY_LASTS)
    draft = draft.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    draft = draft.add_extension(_usage(signs_certificates=True), critical=True)
    _keep(authority(), key, draft.sign(key, hashes.SHA256()))


def _make_court(court: Court, pair: KeyPair) -> None:
    issuer = x509.load_pem_x509_certificate(authority().cert.read_bytes())
    issuer_key = serialization.load_pem_private_key(authority().key.read_bytes(), None)
    if not isinstance(issuer_key, rsa.RSAPrivateKey):
        raise CannotMake(Fault.NO_KEY, court.code)
    key = _new_key()
    draft = _draft(
        _name(f"{court.name}（演示）"), issuer.subject, key.public_key(), COURT_LASTS
    )
    draft = draft.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    draft = draft.add_extension(_usage(signs_certificates=False), critical=True)
    draft = draft.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
    )
    _keep(pair, key, draft.sign(issuer_key, hashes.SHA256()))


def _new_key() -> rsa.RSAPrivateKey:
    """RSA, because signing with an elliptic curve would lift the paper out of PDF/A-3's PDF 1.7."""
    return rsa.generate_private_key(public_exponent=65537, key_size=3072)


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.COMMON_NAME, common[:64]),
        ]
    )


def _draft(
    subject: x509.Name, issuer: x509.Name, key: rsa.RSAPublicKey, lasts: timedelta
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates, content_commitment=not signs_certificates,
        key_encipherment=False, data_encipherment=False, key_agreement=False,
        key_cert_sign=signs_certificates, crl_sign=signs_certificates,
        encipher_only=False, decipher_only=False,
    )


def _keep(pair: KeyPair, key: rsa.RSAPrivateKey, cert: x509.Certificate) -> None:
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    # The certificate comes last: with it the pair is complete, without it it is made again.
    pair.cert.unlink(missing_ok=True)
    _write(pair.key, secret)
    _write(pair.cert, cert.public_bytes(serialization.Encoding.PEM))


def _write(path: Path, content: bytes) -> None:
    draft = path.with_suffix(path.suffix + ".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
