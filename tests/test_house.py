import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SHIPPED = ("matcher", "api", "fixtures")
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
USUAL_FILE = 100

# Spelt in pieces, so that this file does not name what it looks for.
FOLDERS = ("/ro" + "ot/", "/wo" + "rk/", "/ho" + "me/", "/o" + "pt/", "/t" + "mp/")
# Functions that look at a clock or at chance; the core gets both as arguments.
IMPURE_MODULES = frozenset(
    {
        *("asyncio", "http", "io", "locale", "logging", "os", "pathlib", "platform"),
        *("random", "secrets", "shutil", "socket", "sqlite3", "ssl", "subprocess"),
        *("sys", "tempfile", "time", "urllib", "uuid", "zoneinfo"),
    }
)
IMPURE_CALLS = frozenset({"today", "now", "utcnow", "open", "print", "input"})
# What the second way may share with the first: definitions, data and their words.
SHARED_WITH_VERIFIER = frozenset(
    {
        *("model", "facts", "funding", "offer", "objective", "result"),
        *("rule", "rules", "body", "bounds", "term", "laws", "sources"),
        *("fact", "kinds", "way", "errors", "parties", "claims", "cells"),
    }
)


def tracked(pattern: str = "*"):
    options = ("--cached", "--others", "--exclude-standard")
    listed = subprocess.run(
        ["git", "ls-files", *options, "--", pattern],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.splitlines()]
    return [path for path in paths if path.is_file()]


def python(code: str, *arguments: str):
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def text_of(path: Path):
    return path.read_text(encoding="utf-8")


def core_files():
    return sorted((ROOT / "matcher").rglob("*.py"))


def functions(path: Path):
    for node in ast.walk(ast.parse(text_of(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph(
        *SHIPPED, include_external_packages=True, exclude_type_checking_imports=True
    )


@pytest.mark.parametrize("forbidden", FOLDERS)
def test_no_file_names_a_folder_of_a_machine(forbidden):
    naming = [
        str(path.relative_to(ROOT)) for path in tracked() if forbidden in text_of(path)
    ]
    assert naming == []


def test_no_file_gives_the_address_of_a_package_index():
    index = re.compile(r"://[^\s/]+/simple\b")
    naming = [
        str(path.relative_to(ROOT)) for path in tracked() if index.search(text_of(path))
    ]
    assert naming == []


def test_no_python_file_is_longer_than_four_hundred_lines():
    lengths = {path: len(text_of(path).splitlines()) for path in tracked("*.py")}
    long = {str(p.relative_to(ROOT)): n for p, n in lengths.items() if n > LONGEST_FILE}
    assert long == {}


def test_half_of_the_shipped_files_have_at_most_a_hundred_lines():
    files = [path for name in SHIPPED for path in tracked(f"{name}/*.py")]
    lengths = sorted(len(text_of(path).splitlines()) for path in files)
    assert lengths[len(lengths) // 2] <= USUAL_FILE


def test_no_function_is_longer_than_sixty_lines():
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in tracked("*.py")
        for node in functions(path)
        if (node.end_lineno or node.lineno) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_every_folder_with_code_is_a_package_that_contracts_can_see():
    folders = {path.parent for name in SHIPPED for path in tracked(f"{name}/*.py")}
    assert [str(f) for f in folders if not (f / "__init__.py").is_file()] == []


def test_import_contracts_are_kept():
    code = "import sys; from importlinter.cli import lint_imports as lint; "
    found = python(code + "sys.exit(lint(no_cache=True, no_logo=True))")
    assert found.returncode == 0, found.stdout[-3000:] + found.stderr[-3000:]


def test_the_core_imports_the_standard_library_numpy_and_ortools_only(graph):
    outside = {
        name
        for module in graph.modules
        if module.split(".")[0] == "matcher"
        for name in graph.find_modules_directly_imported_by(module)
        if name.split(".")[0] not in sys.stdlib_module_names
    }
    roots = {name.split(".")[0] for name in outside}
    assert roots <= {"matcher", "numpy", "ortools"}


def test_the_core_knows_no_clock_environment_network_or_chance():
    impure = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in core_files()
        for node in ast.walk(ast.parse(text_of(path)))
        if imports_impure(node) or calls_impure(node)
    ]
    assert impure == []


def imports_impure(node: ast.AST):
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] in IMPURE_MODULES for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").split(".")[0] in IMPURE_MODULES
    return False


def calls_impure(node: ast.AST):
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else ""
    return (called.id if isinstance(called, ast.Name) else name) in IMPURE_CALLS


def test_the_verifier_reaches_definitions_and_data_only(graph):
    verifier = {m for m in graph.modules if m.startswith("matcher.verifying")}
    assert verifier
    reached = {
        name.split(".")[1]
        for module in verifier
        for name in graph.find_upstream_modules(module)
        if name.startswith("matcher.")
    }
    assert reached <= SHARED_WITH_VERIFIER | {"verifying"}


def test_every_dependency_in_the_lock_has_a_hash_and_no_host():
    lock = text_of(ROOT / "requirements.lock")
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert len(entries) > len(PROJECT["project"]["dependencies"])
    assert [e.splitlines()[0] for e in entries if "--hash=sha256:" not in e] == []
    assert re.findall(r"://|--(?:extra-)?index|--find-links|--trusted", lock) == []


def test_every_declared_dependency_is_locked():
    groups = PROJECT["dependency-groups"].values()
    declared = PROJECT["project"]["dependencies"] + [d for g in groups for d in g]
    names = {re.split(r"[<>=!\[ ;]", one)[0] for one in declared}
    locked = set(
        re.findall(r"(?m)^([a-z0-9-]+)==", text_of(ROOT / "requirements.lock"))
    )
    assert names - locked == set()


def test_the_changelog_has_the_current_version():
    version = PROJECT["project"]["version"]
    assert re.search(rf"(?m)^## {re.escape(version)}\b", text_of(ROOT / "CHANGELOG.md"))


def test_the_changelog_names_every_rule():
    from matcher.rules import RULES

    named = set(re.findall(r"`([a-z-]+)`", text_of(ROOT / "CHANGELOG.md")))
    assert {rule.key for rule in RULES} - named == set()


def test_every_make_target_in_the_pages_exists():
    pages = "\n".join(text_of(path) for path in tracked("*.md"))
    named = set(re.findall(r"(?m)(?:`make\s+|^make )([a-z]+)(?: +#|`|$)", pages))
    targets = set(re.findall(r"(?m)^([a-z]+):", text_of(ROOT / "Makefile")))
    assert {"demo", "test", "check", "bench"} <= named & targets
    assert named - targets == set()


def readme_commands():
    table = re.findall(r"(?m)^\| `([a-z0-9-]+)[^`]*` \|", text_of(ROOT / "README.md"))
    return list(dict.fromkeys(table))


@pytest.mark.parametrize("command", readme_commands())
def test_every_command_in_the_readme_exists(command):
    shown = python("from api.cli import main; main()", command, "--help")
    assert shown.returncode == 0, shown.stderr[-2000:]


def test_every_relative_link_in_the_pages_leads_somewhere():
    broken = [
        f"{path.relative_to(ROOT)}: {link}"
        for path in tracked("*.md")
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text_of(path))
        if not (path.parent / link).exists()
    ]
    assert broken == []


def test_every_code_word_of_the_glossary_is_used_in_the_code():
    page = text_of(ROOT / "docs" / "glossary.md")
    words = set(re.findall(r"(?m)`([A-Za-z_]+)`", page))
    files = [path for name in SHIPPED for path in tracked(f"{name}/*.py")]
    code = "\n".join(text_of(path) for path in files)
    names = "\n".join(str(path) for path in files)
    assert {w for w in words if not re.search(rf"\b{w}\b", code + names)} == set()


def test_every_switched_off_lint_rule_has_its_reason():
    lines = text_of(ROOT / "pyproject.toml").splitlines()
    codes = [line for line in lines if re.match(r'\s+"[A-Z]+\d*",', line)]
    assert codes
    assert [line for line in codes if "#" not in line] == []
