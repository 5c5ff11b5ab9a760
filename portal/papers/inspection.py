"""Looking into a PDF a stranger sent: in a process of its own, with little time and memory.

Run as ``python inspection.py ROOT.pem...`` with the file on standard input; prints
one JSON object. Knows nothing of the portal, so that a hostile file finds nothing to reach.
"""

import io
import json
import resource
import sys
from typing import Any

SECONDS = 12
MEMORY = 1_500 * 1024 * 1024
MOST_PAGES = 2_000


def main(roots: list[str], pdf: bytes) -> dict[str, Any]:
    """What kind of file it is and, when it carries signatures of ours, whether they hold."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    fault = _shape(pdf)
    if fault:
        return {"fault": fault}
    if b"/ByteRange" not in pdf:
        return {"fault": "", "signatures": []}
    return {"fault": "", "signatures": _signatures(roots, pdf)}


def _shape(pdf: bytes) -> str:
    """Why the file cannot be judged, or nothing."""
    import pikepdf

    if b"%PDF-" not in pdf[:1024]:
        return "NOT_PDF"
    try:
        with pikepdf.open(io.BytesIO(pdf), attempt_recovery=False) as opened:
            if opened.is_encrypted:
                return "ENCRYPTED"
            if _pages(opened) > MOST_PAGES:
                return "TOO_LONG"
    except pikepdf.PasswordError:
        return "ENCRYPTED"
    except (pikepdf.PdfError, ValueError, RecursionError):
        return "DAMAGED"
    return ""


def _pages(opened: Any) -> int:
    """The larger of what the file claims and what it has."""
    claimed = opened.Root.Pages.get("/Count", 0)
    if int(claimed) > MOST_PAGES:
        return int(claimed)
    return len(opened.pages)


def _signatures(roots: list[str], pdf: bytes) -> list[dict[str, Any]]:
    from pyhanko.keys import load_cert_from_pemder
    from pyhanko.pdf_utils.reader import PdfFileReader

    load: Any = load_cert_from_pemder
    trusted = [load(root) for root in roots]
    reader = PdfFileReader(io.BytesIO(pdf), strict=True)
    return [_judge(one, trusted) for one in reader.embedded_regular_signatures[:8]]


def _judge(signature: Any, trusted: list[Any]) -> dict[str, Any]:
    """Is it intact, is it ours, whose, when, and does it cover every byte of the file?"""
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    signed_at = signature.self_reported_timestamp
    # At the instant of signing: a paper does not become false when a certificate runs out.
    context = ValidationContext(trust_roots=trusted, allow_fetching=False, moment=signed_at)
    status = validate_pdf_signature(signature, context)
    is_intact = bool(status.intact and status.valid)
    trusts = bool(status.trusted) if is_intact else _is_issued_by(signature.signer_cert, trusted)
    return {
        "is_intact": is_intact,
        "is_trusted": bool(trusted) and trusts,
        "is_whole": status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        "signer": signature.signer_cert.subject.native.get("common_name", ""),
        "signed_at": signed_at.isoformat() if signed_at else "",
    }


def _is_issued_by(cert: Any, trusted: list[Any]) -> bool:
    """Whether a broken signature names a certificate of ours; the chain of one is not judged."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.x509 import load_der_x509_certificate

    named = load_der_x509_certificate(cert.dump())
    for root in trusted:
        try:
            named.verify_directly_issued_by(load_der_x509_certificate(root.dump()))
        except (ValueError, TypeError, InvalidSignature):
            continue
        return True
    return False


if __name__ == "__main__":
    try:
        answer = main(sys.argv[1:], sys.stdin.buffer.read())
    except Exception:
        # Whatever a strange file provokes in a parser means the same: it cannot be judged.
        answer = {"fault": "DAMAGED"}
    sys.stdout.write(json.dumps(answer))
