"""python3 bench/slowed.py 6 node bench/first-output.mjs 3: the command, with Chromium and all it starts six times slower.

Chromium's own developer tools slow a page's main thread and leave its workers at full speed; here the whole browser
stands still for five sixths of the time, frozen and thawed every few milliseconds. Linux, as root, with the control
group "freezer" of version 1.
"""
import os
import subprocess
import sys
import tempfile
import time
from shutil import which

GROUP = "/sys/fs/cgroup/freezer/slowed"
RUNS = 0.004  # seconds at a time

times, command = float(sys.argv[1]), sys.argv[2:]
chromium = os.environ.get("CHROMIUM") or which("chromium") or which("google-chrome")
os.makedirs(GROUP, exist_ok=True)
state = os.open(f"{GROUP}/freezer.state", os.O_WRONLY)
with tempfile.NamedTemporaryFile("w", suffix=".sh", delete=False) as joins:
    joins.write(f'#!/bin/sh\necho $$ > {GROUP}/cgroup.procs\nexec "{chromium}" "$@"\n')
os.chmod(joins.name, 0o755)

process = subprocess.Popen(command, env={**os.environ, "CHROMIUM": joins.name})
ran = stood = 0.0
try:
    while process.poll() is None:
        began = time.perf_counter()
        os.write(state, b"FROZEN")
        frozen = time.perf_counter()  # Freezing takes time, in which some of it still runs.
        time.sleep(max(0.0, (times - 1) * (ran + frozen - began) - stood))
        woken = time.perf_counter()
        os.write(state, b"THAWED")
        time.sleep(RUNS)
        ran += frozen - began + time.perf_counter() - woken
        stood += woken - frozen
finally:
    os.write(state, b"THAWED")
    os.unlink(joins.name)
print(f"  slowed {(ran + stood) / ran:.2f} times")
sys.exit(process.returncode)
