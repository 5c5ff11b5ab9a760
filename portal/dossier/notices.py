"""Who is told what after which act of staff on a dossier: nobody.

The parties see the dossier itself change; what was served on them is told by its service.
"""

from collections.abc import Mapping

SILENT: tuple[str, ...] = ()
"""Nobody needs to be told: the act is seen on the page where it was made, and in the log."""

AFTER: Mapping[str, tuple[str, ...]] = {
    "scan": SILENT,
    "place": SILENT,
    "replace": SILENT,
    "withhold": SILENT,
    "release": SILENT,
    "seal": SILENT,
    "break_seal": SILENT,
}
