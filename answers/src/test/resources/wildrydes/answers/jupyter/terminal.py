"""A person at a terminal: types lines into a shell, and waits for what should appear before the next one.

Reads steps as JSON from standard input, {"type": text} or {"expect": pattern}, and prints what stood on the screen. Ends with
1 when something did not appear in time.
"""
import json
import os
import pty
import re
import select
import signal
import sys
import time

PATIENCE = 90

steps = json.load(sys.stdin)
pid, terminal = pty.fork()
if pid == 0:
    # Who is started in the background ignores these, and so would all that the shell starts.
    for ignored in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(ignored, signal.SIG_DFL)
    os.execv("/bin/sh", ["sh", "-i"])

screen = ""


def appears(pattern):
    global screen
    end = time.monotonic() + PATIENCE
    shown = ""
    while time.monotonic() < end:
        found = re.search(pattern, shown, re.DOTALL)
        if found:
            return True
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                text = os.read(terminal, 4096).decode("utf-8", "replace")
            except OSError:
                return False
            screen += text
            shown += text
    return False


code = 0
for step in steps:
    if "type" in step:
        os.write(terminal, step["type"].encode())
    elif not appears(step["expect"]):
        screen += "\n[did not appear: " + step["expect"] + "]"
        code = 1
        break
os.close(terminal)
os.waitpid(pid, 0)
print(screen)
sys.exit(code)
