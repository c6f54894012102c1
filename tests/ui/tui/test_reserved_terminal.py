"""Standard error while the screen is shown, and what is restored afterwards, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="descriptors of POSIX")
BEGIN = """
import os, signal, sys
from mockloop.ui.tui.reserved_terminal import without_stderr
"""


def done(body: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BEGIN + body], capture_output=True, text=True, env={**os.environ, **env}
    )


def test_what_a_c_library_prints_does_not_reach_the_terminal():
    ran = done("with without_stderr():\n os.write(2, b'ALSA lib pcm.c')\nprint('after', file=sys.stderr)")
    assert ran.stderr == "after\n"


def test_the_screen_is_written_to_standard_output():
    ran = done("with without_stderr():\n print('page', file=sys.__stderr__, flush=True)")
    assert (ran.stdout, ran.stderr) == ("page\n", "")


def test_after_a_failure_it_is_shown():
    ran = done("with without_stderr() as aside:\n os.write(2, b'a traceback\\n')\n aside.wanted = True")
    assert ran.stderr == "a traceback\n"
    ran = done("with without_stderr():\n os.write(2, b'a hint\\n')\n raise ValueError('broken')")
    assert ran.stderr.startswith("a hint\n")
    assert ran.stderr.endswith("ValueError: broken\n")


def test_no_color_and_the_handler_of_ctrl_c_are_put_back():
    body = """
def mine(*_): pass
signal.signal(signal.SIGINT, mine)
with without_stderr():
    os.environ.pop("NO_COLOR")
    signal.signal(signal.SIGINT, signal.SIG_DFL)
print(os.environ["NO_COLOR"], signal.getsignal(signal.SIGINT) is mine)
"""
    assert done(body, NO_COLOR="1").stdout == "1 True\n"


@pytest.mark.parametrize("module", ["mockloop.cli.main", "mockloop.ui.tui.launch"])
def test_textual_is_loaded_only_when_the_screen_is_used(module):
    assert done(f"import {module}\nprint('textual' in sys.modules)").stdout == "False\n"
