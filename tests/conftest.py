"""What every test run says at its end: which tests passed only when they were tried again."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name each try that failed, and why: a test that passes at its second try has a cause that is to be mended."""
    tries = terminalreporter.stats.get("rerun", [])
    if not tries:
        return
    terminalreporter.section("tried again")
    for one in tries:
        why = one.longrepr.reprcrash.message if hasattr(one.longrepr, "reprcrash") else str(one.longrepr)
        terminalreporter.line(f"{one.nodeid}: {why.splitlines()[0] if why else 'no reason given'}")
    many = len({one.nodeid for one in tries})
    terminalreporter.line(f"Tests that were tried again: {many}. Find the cause and mend it.")
