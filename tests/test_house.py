"""The rules of the house, read from the sources: purity, sizes. Package order is checked by import-linter."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

PACKAGE = Path(__file__).parent.parent / "mockloop"
SOURCES = sorted(PACKAGE.rglob("*.py"))
PURE = ("core", "analysis")
IMPURE_MODULES = {"os", "io", "sys", "time", "datetime", "random", "pathlib", "subprocess", "threading", "socket"}
MAY_READ = {"analysis/sections/model.py"}  # the weights are data of the analysis, read once
ALLOWED_IN_CORE = {"pydantic", "pydantic_core", "mockloop"}
MAX_LINES = 300
MAX_FUNCTION_LINES = 60


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def pure_sources() -> list[Path]:
    return [path for path in SOURCES if name_of(path).split("/")[0] in PURE and name_of(path) not in MAY_READ]


def test_core_and_analysis_touch_no_outside_world() -> None:
    touched = {
        f"{name_of(path)} imports {module}"
        for path in pure_sources()
        for module in imports(path)
        if module.split(".")[0] in IMPURE_MODULES
    }
    assert touched == set()


def test_core_uses_the_standard_library_and_pydantic_alone() -> None:
    known = set(sys.stdlib_module_names) | ALLOWED_IN_CORE
    foreign = {
        f"{name_of(path)} imports {module}"
        for path in SOURCES
        if name_of(path).startswith("core/")
        for module in imports(path)
        if module.split(".")[0] not in known
    }
    assert foreign == set()


def test_no_file_is_longer_than_300_lines() -> None:
    lengths = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in SOURCES}
    assert {name: lines for name, lines in lengths.items() if lines > MAX_LINES} == {}


def test_no_function_is_longer_than_60_lines() -> None:
    too_long = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= MAX_FUNCTION_LINES
    ]
    assert too_long == []


def tenth_largest(values: list[int]) -> int:
    """Return the value that nine tenths of the values do not exceed."""
    return sorted(values)[int(0.9 * (len(values) - 1))]


def test_files_and_functions_keep_their_usual_sizes() -> None:
    files = [lines for path in SOURCES if (lines := path.read_text(encoding="utf-8").count("\n"))]
    functions = [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert (median(files) <= 110, tenth_largest(files) <= 210) == (True, True), (median(files), tenth_largest(files))
    assert (median(functions) <= 6, tenth_largest(functions) <= 15) == (True, True), tenth_largest(functions)


def test_make_test_runs_every_file_in_which_a_test_is_marked_live() -> None:
    root = PACKAGE.parent
    named = re.search(r"^LIVE := (.+)$", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert named
    run = {path for one in named[1].split() for path in (root / one, *(root / one).rglob("*.py"))}
    tests = (root / "tests").rglob("*.py")
    marked = {path for path in tests if re.search(r"mark\.live", path.read_text(encoding="utf-8"))}
    assert marked and marked <= run
