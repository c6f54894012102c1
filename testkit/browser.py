"""Report pages in a real browser: Chromium without a window, with its requests and complaints recorded."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from testkit.fakes import HANGS_AFTER_S

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Opened:
    """A page that was opened from a file."""

    def __init__(self, context: Any, path: Path) -> None:
        self.page = context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda message: self._heard(message))
        self.page.goto(path.as_uri())

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def ask(self, script: str, *arguments: Any) -> Any:
        """Return the result of a script in the page."""
        return self.page.evaluate(script, *arguments)

    def until(self, script: str, timeout_s: float = HANGS_AFTER_S) -> None:
        """Wait until a script in the page gives true. Asked from outside: the page's own policy forbids eval."""
        until_s = time.monotonic() + timeout_s
        while not self.ask(script):
            assert time.monotonic() < until_s, f"not within {timeout_s} s: {script}"
            self.page.wait_for_timeout(20)

    @property
    def asked_of_others(self) -> list[str]:
        """Return the requests for anything but files and the page's own data."""
        return [url for url in self.requests if not url.startswith(("file:", "data:", "blob:"))]


@contextmanager
def chromium() -> Iterator[Any]:
    """A running Chromium. Sound plays into nothing, in real time."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        # the sandbox needs a user other than root; the pages are our own
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--mute-audio"])
        try:
            yield browser
        finally:
            browser.close()
