"""Twenty sessions in one process leave no thread behind."""

from __future__ import annotations

import io
import threading
from datetime import UTC, datetime

from mockloop.core.state import Plan
from mockloop.interview.conduct import hold
from mockloop.interview.wiring import Settings, demo_answers
from mockloop.library.loader import load_scenario, text_for
from mockloop.sessions.folder import create
from mockloop.ui.terminal.controls import NoControls
from mockloop.ui.terminal.plain import PlainScreen
from testkit.fakes import wait_until


def test_no_thread_is_left_by_twenty_sessions(tmp_path):
    scenario = load_scenario("ownership-webhook")
    answer = demo_answers(scenario.id)["adoption"]
    settings = Settings("typed", (str(answer),), "off", patience_s=None, candidate=(answer.with_suffix(".txt"),))
    counts = []
    for _ in range(20):
        plan = Plan("interview", scenario, "sde2", scenario.principle, 0)
        folder = create(tmp_path / "sessions", plan, text_for(scenario), datetime.now(UTC))
        state = hold(folder, settings, NoControls(), PlainScreen(io.StringIO()))
        assert state.complete
        counts.append(threading.active_count())
    wait_until(lambda: threading.active_count() <= counts[1])
