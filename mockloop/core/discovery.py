"""Find the members of a family: a folder in which each file offers a table, such as the report formats."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import Any


def members(folder: ModuleType) -> Iterator[ModuleType]:
    """Import and yield each module of a package, by name."""
    for found in pkgutil.iter_modules(folder.__path__):
        yield importlib.import_module(f"{folder.__name__}.{found.name}")


def tables(folder: ModuleType, name: str) -> Iterator[Any]:
    """Yield the table called ``name`` of each module of a package that has one."""
    return (getattr(module, name) for module in members(folder) if hasattr(module, name))
