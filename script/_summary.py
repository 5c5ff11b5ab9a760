<<<<<<< HEAD
"""What the test runs of script/test came to; ends badly when nothing ran or something was skipped.

A skipped test is not a test. One that only makes sense on PostgreSQL carries its marker and is
left out of the other run instead.
=======
"""What the runs of script/test came to; ends badly when nothing ran or something was skipped.

A skipped test is not a test. One that makes sense on PostgreSQL only carries its marker, so that
the other runs leave it out.
>>>>>>> infra
"""

import sys
from pathlib import Path
from xml.etree import ElementTree

<<<<<<< HEAD
reports = [Path(name) for name in sys.argv[1:]]
ran: dict[str, set[str]] = {}
faults = []
for report in reports:
    suite = ElementTree.parse(report).getroot()[0]  # noqa: S314  written by our own pytest
    cases = {f"{case.get('classname')}::{case.get('name')}": case for case in suite}
    skipped = [name for name, case in cases.items() if case.find("skipped") is not None]
    failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    ran[report.stem] = set(cases) - set(skipped)
    faults += [f"Skipped on {report.stem}: {name}" for name in skipped]
    print(f"{report.stem}: {len(cases) - len(skipped) - failed} passed, {failed} failed")
for name, tests in ran.items():
    others = set().union(*(ran[other] for other in ran if other != name))
    if len(ran) > 1:
        print(f"only on {name}: {len(tests - others)}")
if not any(ran.values()):
    faults.append("No test ran.")
print("\n".join(faults))
sys.exit(bool(faults))
=======
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
>>>>>>> infra
