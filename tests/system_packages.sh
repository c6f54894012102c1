#!/bin/sh
# The system packages that some tests need: installed where that is allowed, else named in one line to type.
# Tests whose package stays missing are skipped, each saying so.
set -u

missing=""
want() { # want COMMAND PACKAGE
  command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

[ "$(uname -s)" = Linux ] || exit 0
want pulseaudio pulseaudio
want pactl pulseaudio-utils
want flite flite
want espeak-ng espeak-ng
want tmux tmux
want ffmpeg ffmpeg
want chromium chromium
want strace strace
if ! ldconfig -p 2>/dev/null | grep -q libportaudio.so.2; then missing="$missing libportaudio2"; fi
if ! ls /usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so >/dev/null 2>&1; then missing="$missing libasound2-plugins"; fi

[ -z "$missing" ] && exit 0
if ! command -v apt-get >/dev/null 2>&1; then
  echo "Some tests will be skipped: they need the equivalents of$missing."
  exit 0
fi
if [ "$(id -u)" = 0 ]; then sudo=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo="sudo -n"
else
  echo "Some tests will be skipped. To run them too, type: sudo apt-get install -y$missing"
  exit 0
fi
echo "Installing for the tests:$missing"
$sudo apt-get update -qq >/dev/null 2>&1
# shellcheck disable=SC2086 # word splitting is the point
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 \
  || echo "Not everything could be installed; type: ${sudo:+sudo }apt-get install -y$missing"
exit 0
