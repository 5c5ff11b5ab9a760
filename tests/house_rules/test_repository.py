"""What may never be committed: machine paths, far addresses, secrets, unlocked dependencies."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.house_rules import tree

TEXT = [
    path
    for path in tree.files()
    if path.suffix not in {".png", ".ico", ".mo", ".jpg", ".pdf", ".woff2", ".gz"}
]
# Written as patterns, so that this file does not hold what it forbids.
MACHINE_PATHS = re.compile(r"/(?:home|Users)/[a-z][\w-]+/|/ro[o]t/|/wor[k]/|/tm[p]/w[t]")
REGISTRIES = re.compile(
    r"py[p]i\.org|python[h]osted|npm[j]s\.|yarn[p]kg|docke[r]\.io|ghc[r]\.io|qua[y]\.io"
    r"|crate[s]\.io|deb[i]an\.org|proxy\.go[l]ang|aliyun[c]s?\.com|tun[a]\.tsinghua",
    re.I,
)
ADDRESS = re.compile(r"\b(?:https?|wss?|ftp)://([^\s/'\"<>)\]}`,;:|\\]+)", re.I)
EXPECTED_HOSTS = re.compile(
    r"(^|\.)(localhost|127\.0\.0\.1|0\.0\.0\.0|\[|.*\.(invalid|example|test)|example\.(org|com)"
    r"|w3\.org|gov\.cn|oasis-open\.org|json-schema\.org|spdx\.org|etsi\.org|aiim\.org"
    r"|creativecommons\.org|gnu\.org|djangoproject\.com|redis|testserver|web|db)$|[{$%*]"
)
SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|xox[bp]-\d"
)


def test_no_file_names_a_machine_a_registry_or_a_secret():
    found = [
        f"{tree.name_of(path)}: {match}"
        for path in TEXT
        for pattern in (MACHINE_PATHS, REGISTRIES, SECRETS)
        for match in pattern.findall(tree.source(path))
    ]
    tree.nothing(found)


def test_files_point_only_to_expected_hosts():
    strange = {
        f"{tree.name_of(path)}: {host}"
        for path in TEXT
        for host in ADDRESS.findall(tree.source(path))
        if not EXPECTED_HOSTS.search(host)
    }
    tree.nothing(sorted(strange))


def _locked(path: Path) -> set[str]:
    return {
        re.split(r"[=\[ ;]", line)[0].lower().replace("_", "-")
        for line in path.read_text().splitlines()
        if re.match(r"[A-Za-z0-9]", line)
    }


LOCKS = sorted((tree.ROOT / "requirements").glob("*.txt"))


@pytest.mark.parametrize("path", LOCKS, ids=tree.name_of)
def test_a_lock_file_pins_and_hashes_everything_and_names_no_address(path):
    text = path.read_text()
    assert "://" not in text
    assert not re.search(r"^\s*(-i|--index-url|--extra-index-url|--find-links)", text, re.M)
    pins = re.findall(r"^([A-Za-z0-9][^\n]*)", text, re.M)
    assert pins
    assert [pin for pin in pins if "==" not in pin or not pin.endswith("\\")] == []
    assert text.count("--hash=sha256:") >= len(pins)


def test_every_declared_dependency_is_locked():
    declared = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())
    groups = [*declared["dependency-groups"]["test"], *declared["dependency-groups"]["check"]]
    wanted = {
        re.split(r"[\[<>=; ]", name)[0].lower().replace("_", "-")
        for name in [*declared["project"]["dependencies"], *groups]
    }
    assert wanted - set().union(*(_locked(path) for path in LOCKS)) == set()


def test_every_dependency_says_why_it_is_there():
    text = (tree.ROOT / "pyproject.toml").read_text()
    lists = text[: text.index("[tool.")].splitlines()
    named = [line for line in lists if re.match(r'^  "[a-zA-Z]', line)]
    assert len(named) > 30
    assert [line for line in named if "#" not in line] == []
