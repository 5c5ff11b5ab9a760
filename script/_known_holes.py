"""Reads pip-audit's answer: fails on a known hole, and never calls "not audited" a pass."""

import json
import sys

answers = json.load(sys.stdin)["dependencies"]
holes = [
    f"{one['name']} {one['version']}: {hole['id']}"
    for one in answers
    for hole in one.get("vulns", [])
]
skipped = [one["name"] for one in answers if "skip_reason" in one]
if holes:
    sys.exit("FAILED  known holes\n        " + "\n        ".join(holes))
if len(skipped) == len(answers):
    print("NOT CHECKED  known holes: no advisory service could be reached from here")
elif skipped:
    sys.exit("FAILED  known holes: not audited: " + ", ".join(skipped))
else:
    print(f"ok      known holes: none in {len(answers)} packages")
