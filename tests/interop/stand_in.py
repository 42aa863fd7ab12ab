"""The same by another hand: its check of the real Azure CLI on our files, and its stand-in for Azure.

usage: stand_in.py TOOLS, a folder with `check_az.sh`, `fake_entra.py` and `pki/mk.sh`
"""
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

from home import PYTHON, SCRATCH, WORK, Home, fail, printed, run
from kinds import KINDS, at_once

TOOLS = SCRATCH / "tools"


def check(home, *options):
    """The last line of its check, which must have no failure."""
    environment = home.environment(offline=True) | {"AZ": str(WORK / "venv/bin/az")}
    return printed(run(["bash", TOOLS / "check_az.sh", home.folder, *options], environment, home.path)).splitlines()[-1]


def offline(kind):
    home = Home(f"checked-{kind}")
    printed(home.wrap("auth", "login", "-i", kind))
    return f"PASS {kind:<12} {check(home)}"


def against_it(kind, proxy):
    home = Home(f"stand-in-{kind}", proxy=proxy, certificate=TOOLS / "pki/ca.pem", secret="sp-Secret~value_1")
    printed(home.wrap("auth", "login", "-i", kind))
    return f"PASS {kind:<12} {check(home, '--fake')}"


def start():
    """Starts the stand-in, and returns it and its proxy."""
    subprocess.run(["bash", "mk.sh"], cwd=TOOLS / "pki", check=True, capture_output=True)
    process = subprocess.Popen([PYTHON, TOOLS / "fake_entra.py"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ports = TOOLS / "ports.json"
    for _ in range(100):
        if ports.exists() and ports.read_text():
            return process, f"http://127.0.0.1:{json.loads(ports.read_text())['proxy']}"
        time.sleep(0.1)
    process.kill()
    return fail("the stand-in does not start")


shutil.copytree(Path(sys.argv[1]), TOOLS, ignore=shutil.ignore_patterns("venv", "ports.json"))
for path in [TOOLS, *TOOLS.rglob("*")]:
    path.chmod(0o755)
print("== every kind: 14 commands of the real az by check_az.sh, without any network")
at_once(offline, [(kind,) for kind in KINDS])
print("== the stand-in of another hand")
process, proxy = start()
try:
    at_once(against_it, [(kind, proxy) for kind in ("user", "guest", "service", "machine")])
finally:
    process.kill()
