"""A process that answers JSON lines: requests, answers, failures, and its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mockloop.speech.tts.child_process import ChildProcess, NoAnswer
from testkit.fakes import HANGS_AFTER_S, wait_until

MODULE = "testkit.echo_process"


@pytest.fixture
def echo(tmp_path: Path) -> Iterator[ChildProcess]:
    process = ChildProcess(MODULE, ["one", "two three"], tmp_path / "errors.txt")
    yield process
    process.close()


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_it_says_what_it_has_to_before_the_first_request(echo: ChildProcess) -> None:
    assert echo.answer(0, HANGS_AFTER_S)["arguments"] == ["one", "two three"]


def test_each_request_gets_its_own_answer(echo: ChildProcess) -> None:
    assert [echo.ask(HANGS_AFTER_S, text=text)["text"] for text in ("a", "b", "c")] == ["a", "b", "c"]


def test_any_text_arrives_as_it_was_sent(echo: ChildProcess) -> None:
    text = 'naïve "quotes"\nand a line break, 日本 🙂 \\ ' + "long " * 2000
    assert echo.ask(HANGS_AFTER_S, text=text)["text"] == text


def test_an_answer_that_comes_too_late_is_no_answer_to_the_next_request(echo: ChildProcess) -> None:
    echo.answer(0, HANGS_AFTER_S)
    with pytest.raises(NoAnswer, match="did not answer within 0 s"):
        echo.ask(0.1, text="late one")
    assert echo.ask(HANGS_AFTER_S, text="the next")["text"] == "the next"


def test_a_process_that_ends_is_told_at_once_and_each_time(echo: ChildProcess) -> None:
    for text in ("die", "are you there?"):
        with pytest.raises(NoAnswer, match="it has ended"):
            echo.ask(HANGS_AFTER_S, text=text)


def test_a_process_that_hangs_is_told_and_can_be_killed(echo: ChildProcess) -> None:
    echo.answer(0, HANGS_AFTER_S)
    with pytest.raises(NoAnswer, match="did not answer"):
        echo.ask(0.3, text="hang")
    echo.kill()
    with pytest.raises(NoAnswer):
        echo.ask(HANGS_AFTER_S, text="again")


def test_what_a_library_prints_is_no_answer(echo: ChildProcess) -> None:
    assert echo.ask(HANGS_AFTER_S, text="print")["text"] == "print"
    assert echo.ask(HANGS_AFTER_S, text="and on")["text"] == "and on"


def test_what_goes_to_standard_error_is_kept(echo: ChildProcess, tmp_path: Path) -> None:
    echo.ask(HANGS_AFTER_S, text="complain")
    assert (tmp_path / "errors.txt").read_text() == "a driver complains\n"


def test_a_module_that_does_not_exist_has_ended(tmp_path: Path) -> None:
    process = ChildProcess("mockloop.speech.nothing_here", [], tmp_path / "errors.txt")
    with pytest.raises(NoAnswer, match="it has ended"):
        process.answer(0, HANGS_AFTER_S)
    process.close()
    assert "No module named" in (tmp_path / "errors.txt").read_text()


def test_closing_ends_it_and_may_be_done_twice(echo: ChildProcess) -> None:
    echo.answer(0, HANGS_AFTER_S)
    echo.close()
    echo.close()
    with pytest.raises(NoAnswer):
        echo.ask(HANGS_AFTER_S, text="still there?")


def test_closing_ends_one_that_hangs(echo: ChildProcess) -> None:
    echo.answer(0, HANGS_AFTER_S)
    with pytest.raises(NoAnswer):
        echo.ask(0.1, text="hang")
    echo.close()
    assert not is_running(echo.pid)


def test_what_lies_in_the_working_folder_is_never_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    process = ChildProcess(MODULE, [], tmp_path / "errors.txt")
    said = process.answer(0, HANGS_AFTER_S)
    process.close()
    assert said["folder"] == str(tmp_path)
    assert str(tmp_path) not in said["path"] and "" not in said["path"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_ctrl_c_in_the_terminal_does_not_reach_it_and_it_ends_with_its_owner(tmp_path: Path) -> None:
    owner = (
        "import sys, time; from pathlib import Path; from mockloop.speech.tts.child_process import ChildProcess\n"
        f"one = ChildProcess({MODULE!r}, [], Path(sys.argv[1])); one.answer(0, 60)\n"
        "try: print(one.pid, flush=True); time.sleep(600)\n"
        "except KeyboardInterrupt: print(one.ask(60, text='alive')['text'], flush=True); time.sleep(600)\n"
    )
    command = [sys.executable, "-c", owner, str(tmp_path / "errors.txt")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as started:
        assert started.stdout is not None
        pid = int(started.stdout.readline())
        os.killpg(started.pid, signal.SIGINT)
        assert started.stdout.readline() == "alive\n"
        assert is_running(pid)
        started.kill()
    wait_until(lambda: not is_running(pid))
