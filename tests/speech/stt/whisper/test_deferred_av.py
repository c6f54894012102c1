"""PyAV is not imported until something of it is used, and then by every thread the same."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
import sys, threading
from mockloop.speech.stt.whisper.deferred_av import defer_av
defer_av()
import faster_whisper
print("av.error" in sys.modules)
found = []
def use():
    from av.audio.resampler import AudioResampler
    import av
    found.append((av.open, AudioResampler))
threads = [threading.Thread(target=use) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(found), len(set(found)), faster_whisper.audio.av.open is found[0][0])
defer_av()
import av
print(av.open is found[0][0])
"""


def test_faster_whisper_is_imported_without_pyav_and_every_later_use_gets_the_real_one():
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False", "8 1 True", "True"]
