"""Which part of the house may lean on which: read from the sources, checked against one table."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "mockloop"

# floor of each file or folder below mockloop/; a file imports lower floors, or its siblings
FLOOR = {
    "core": 0,
    "analysis": 1,
    "ports.py": 1,
    "shipped.py": 1,
    "library.py": 2,
    "speech": 2,
    "sessions": 2,
    "reports": 2,
    "ahead.py": 3,
    "asking.py": 3,
    "foresight.py": 3,
    "listening.py": 3,
    "transcribing.py": 3,
    "replaying.py": 3,
    "engine.py": 3,
    "studying.py": 3,
    "sources.py": 3,
    "session.py": 3,
    "checkup.py": 3,
    "wiring.py": 3,
    "api.py": 3,
    "screen": 4,
    "cli": 4,
}
PURE = ("core", "analysis")
IMPURE_MODULES = {
    "os",
    "io",
    "sys",
    "time",
    "datetime",
    "random",
    "pathlib",
    "subprocess",
    "threading",
    "socket",
    "tempfile",
}
# the section model's weights are data of the analysis, read once; loading them is the one exception
MAY_READ = {"analysis/section_model.py"}
STANDARD_ONLY = ("core",)
ALLOWED_IN_CORE = {"core/scenario.py": {"pydantic"}}

SOURCES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def part_of(module: str) -> str:
    """'mockloop.core.events' -> 'core'; 'mockloop.engine' -> 'engine.py'."""
    first = module.split(".")[1] if "." in module else ""
    return first if first in FLOOR else f"{first}.py"


def imports(path: Path) -> set[str]:
    """Every module imported anywhere in a file, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_file_imports_only_lower_floors_and_siblings(path: Path) -> None:
    own = name_of(path).split("/")[0]
    if own == "__init__.py":
        return
    assert own in FLOOR, f"{own} has no floor yet: give it one in the table"
    for module in imports(path):
        if module.startswith("mockloop.") and module != "mockloop.analysis":
            other = part_of(module)
            assert (
                other == own
                or FLOOR[other] < FLOOR[own]
                or {own, other} == {"cli", "screen"}
                or (FLOOR[other] == FLOOR[own] and FLOOR[own] in (1, 2, 3))
            ), f"{name_of(path)} imports {module}, which is not below it"


@pytest.mark.parametrize("path", [p for p in SOURCES if name_of(p).split("/")[0] in PURE], ids=name_of)
def test_the_pure_floors_touch_no_outside_world(path: Path) -> None:
    touched = {module.split(".")[0] for module in imports(path)} & IMPURE_MODULES
    assert not touched or name_of(path) in MAY_READ


@pytest.mark.parametrize("path", [p for p in SOURCES if name_of(p).split("/")[0] in STANDARD_ONLY], ids=name_of)
def test_core_uses_the_standard_library_alone(path: Path) -> None:
    import sys

    outside = {m.split(".")[0] for m in imports(path)} - set(sys.stdlib_module_names) - {"mockloop"}
    assert outside <= ALLOWED_IN_CORE.get(name_of(path), set())


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_file_grows_beyond_300_lines_and_no_function_beyond_60(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < 60, f"{node.name} is too long"
