"""What the runs of script/test came to; ends badly when nothing ran or something was skipped.

A skipped test is not a test. One that makes sense on PostgreSQL only carries its marker, so that
the other runs leave it out.
"""

import sys
from pathlib import Path
from xml.etree import ElementTree

tests: set[str] = set()
skipped = []
for report in map(Path, sys.argv[1:]):
    suite = ElementTree.parse(report).getroot()[0]  # noqa: S314  written by our own pytest
    names = {case: f"{case.get('classname')}::{case.get('name')}" for case in suite}
    skips = [name for case, name in names.items() if case.find("skipped") is not None]
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    print(f"{report.stem}: {len(names) - len(skips) - failed} passed, {failed} failed")
    tests |= set(names.values()) - set(skips)
    skipped += [f"Skipped in {report.stem}: {name}" for name in skips]
print(f"{len(tests)} different tests in all.")
print("\n".join(skipped or ([] if tests else ["No test ran."])))
sys.exit(bool(skipped) or not tests)
