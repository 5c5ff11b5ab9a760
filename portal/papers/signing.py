"""The court's electronic signature on a paper (PAdES), with the portal's mark where it stands.

The key is behind ``SigningProvider``: another one (a signing server, a hardware module, national
algorithms) is a class named in ``SIGNING_PROVIDER``.
"""

import os
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from portal.courts.models import Court
from portal.papers import keys
from portal.papers.faults import CannotMake, Fault
from portal.papers.rendering import SealPlace, seal_drawing

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

FIELD = "CourtSeal"


class SigningProvider(Protocol):
    """Who holds the keys of the courts."""

    def signer(self, court: Court) -> "Signer":
        """The court's signer; ``CannotMake`` when there is no certificate for it."""

    def roots(self) -> Sequence[Path]:
        """Certificates (PEM files) of the authorities whose signatures are ours."""


class KeyFiles:
    """Keys in files, readable by the portal's own user only."""

    def signer(self, court: Court) -> "Signer":
        pair = keys.ready(court)
        roots = tuple(os.fspath(root) for root in self.roots())
        found = _loaded(os.fspath(pair.key), os.fspath(pair.cert), roots, pair.cert.stat().st_mtime)
        if found is None:
            raise CannotMake(Fault.NO_KEY, court.code)
        return found

    def roots(self) -> Sequence[Path]:
        cert = keys.authority().cert
        return [cert] if cert.exists() else []


@lru_cache(maxsize=64)
def _loaded(key: str, cert: str, roots: tuple[str, ...], changed: float) -> "Signer | None":
    """A court's signer with its key in memory: checking an RSA key costs ten signatures."""
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
    from pyhanko.sign.signers import SimpleSigner

    secret = settings.SIGNING_KEYS_PASSPHRASE.encode() or None
    private = load_pem_private_key(Path(key).read_bytes(), secret)

    class KeyInMemory(SimpleSigner):
        def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
            if isinstance(private, RSAPrivateKey) and digest_algorithm == "sha256":
                return private.sign(data, PKCS1v15(), SHA256())
            return super().sign_raw(data, digest_algorithm)

    load: Any = SimpleSigner.load
    read = load(key, cert, ca_chain_files=roots, key_passphrase=secret)
    # What is read is always the plain kind, which opens the key anew for every signature.
    return read and KeyInMemory(read.signing_cert, read.signing_key, read.cert_registry)


def provider() -> SigningProvider:
    return cast(SigningProvider, import_string(settings.SIGNING_PROVIDER)())


def sign(pdf: bytes, court: Court, seal: SealPlace | None) -> bytes:
    """The paper with the court's signature over every byte of it.

    Where the template left a place, the portal's mark is drawn by the signature itself: a paper
    whose signature is taken off loses the mark too. Without a place the signature is invisible.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.stamp import StaticStampStyle

    metadata = PdfSignatureMetadata(
        field_name=FIELD, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256",
        location=court.name,
    )
    field = SigFieldSpec(
        FIELD,
        on_page=seal.page if seal else 0,
        box=seal.box if seal else None,
        readable_field_name=f"{court.name}的电子签名，诉通平台标记",
    )
    style = None
    if seal:
        style = StaticStampStyle(background=_stamp(seal_drawing(court.code)), border_width=0)
    signer = PdfSigner(
        metadata, provider().signer(court), stamp_style=style, new_field_spec=field
    )
    signed = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    return cast(BytesIO, signed).getvalue()


def _stamp(pdf: bytes) -> Any:
    """The mark as content of a stamp, taken from its own one-page PDF in memory."""
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(BytesIO(pdf))
    page = reader.root["/Pages"]["/Kids"][0]
    left, bottom, right, top = (float(side) for side in page["/MediaBox"])

    class Stamp(PdfContent):
        def render(self) -> bytes:
            writer: Any = self._ensure_writer
            self.resources.xobject["/Seal"] = writer.import_page_as_xobject(reader)
            return b"/Seal Do"

    return Stamp(box=BoxConstraints(right - left, top - bottom))
