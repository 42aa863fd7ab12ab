"""Our writers and the real MSAL on one token cache, while our writers are killed: nothing is torn, nothing is lost.

usage: marathon.py PROGRAM, with the Azure CLI's own Python; the program is our unit tests, which hold the runner
"""
import base64
import json
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

from azure.cli.core.auth.persistence import load_persisted_token_cache

from home import fail

RUNNERS = ["one", "two", "three", "four"]
RENEWALS = 2500
MILESTONE = 250
READS = 10000
READS_BETWEEN_WRITES = 200
TEST = "cloud::azure::session::marathon::runs"
HOST = "login.microsoftonline.com"
UNKNOWN = {"canary entity": {"text": "\u2713", "number": 1.5}}

program = sys.argv[1]
folder = Path(os.environ["INTEROP_SCRATCH"]) / "marathon"
folder.mkdir()
cache_file = folder / "msal_token_cache.json"
cache_file.write_text(json.dumps({"Unknown": UNKNOWN, "AccessToken": {}}, indent=4))
random.seed(20260101)


class Runner(threading.Thread):
    """Starts our writer, kills it at any moment, and starts it where it was, until it has renewed often enough."""

    def __init__(self, name):
        super().__init__(daemon=True)
        self.name, self.done, self.kills = name, 0, 0

    def run(self):
        while self.done < RENEWALS:
            process = self.start_process()
            life = random.uniform(0.02, 3)
            killer = threading.Timer(life, process.kill)
            killer.start()
            for line in process.stdout:
                if line.startswith("done "):
                    self.done = int(line.split()[1])
            killer.cancel()
            if process.wait() == -9:
                self.kills += 1
            elif process.returncode != 0:
                fail(f"runner {self.name}: {process.stderr.read()}")

    def start_process(self):
        variables = {
            "MARATHON_FOLDER": str(folder),
            "MARATHON_RUNNER": self.name,
            "MARATHON_DONE": str(self.done),
            "MARATHON_END": str(RENEWALS),
        }
        command = [program, "--ignored", "--exact", "--nocapture", TEST]
        return subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


class Reader:
    """MSAL as the Azure CLI uses it: it reads without a lock, and writes in place with its own."""

    def __init__(self):
        self.cache = load_persisted_token_cache(str(folder / "msal_token_cache"), False)
        self.reads, self.writes, self.torn = 0, 0, 0
        self.longest_write = 0.0
        self.seen = {}
        deserialize = self.cache.deserialize
        self.cache.deserialize = lambda state: self.deserialize(deserialize, state)

    def deserialize(self, deserialize, state):
        # MSAL tries again when this fails, and takes an empty text for an empty cache.
        try:
            if not state or not state.strip():
                raise ValueError("an empty text")
            deserialize(state)
        except ValueError as error:
            self.torn += 1
            print(f"torn read: {error}")
            raise

    def read(self, runners):
        done = {runner.name: runner.done for runner in runners}
        self.cache._last_sync = 0
        found = {entry["home_account_id"]: entry for entry in self.cache.search("AccessToken") if "-" not in entry["realm"]}
        self.reads += 1
        for name, number in done.items():
            entry = found.get(f"{name}.home")
            present = int(entry["secret"].split("-")[1]) if entry else 0
            if present < max(number, self.seen.get(name, 0)):
                fail(f"read {self.reads}: the token of {name} is of renewal {present}, and {number} is done")
            self.seen[name] = present
        own = found.get("msal.home")
        if self.writes and (not own or own["secret"] != f"canary-{self.writes}"):
            fail(f"read {self.reads}: MSAL's own token of write {self.writes} is {own}")

    def write(self):
        self.writes += 1
        start = time.monotonic()
        self.cache.add({
            "client_id": "canary-client",
            "scope": ["https://vault.azure.net/.default"],
            "token_endpoint": f"https://{HOST}/msal/oauth2/v2.0/token",
            "response": {
                "token_type": "Bearer",
                "access_token": f"canary-{self.writes}",
                "refresh_token": f"canary-{self.writes}",
                "expires_in": 80000,
                "client_info": base64.urlsafe_b64encode(b'{"uid":"msal","utid":"home"}').decode(),
            },
        })
        self.longest_write = max(self.longest_write, time.monotonic() - start)


def check_end(reader):
    """Everything that anybody has written is there."""
    end = json.loads(cache_file.read_text())
    if end["Unknown"] != UNKNOWN:
        fail("the unknown section is another one")
    tenants = {entry["realm"] for entry in end["AccessToken"].values()}
    wanted = {"msal", *RUNNERS} | {f"{name}-{n}" for name in RUNNERS for n in range(MILESTONE, RENEWALS + 1, MILESTONE)}
    if tenants != wanted:
        fail(f"tokens of {wanted - tenants} are lost, and of {tenants - wanted} there are too many")
    refresh_tokens = {entry["home_account_id"]: entry["secret"] for entry in end["RefreshToken"].values()}
    wanted = {f"{name}.home": f"canary-{RENEWALS}" for name in RUNNERS} | {"msal.home": f"canary-{reader.writes}"}
    if refresh_tokens != wanted:
        fail(f"the refresh tokens are {refresh_tokens}")
    left = sorted(path.name for path in folder.iterdir() if path.name != cache_file.name)
    if any("corrupt" in name for name in left):
        fail(f"there is {left}")
    return left


start = time.monotonic()
runners = [Runner(name) for name in RUNNERS]
for runner in runners:
    runner.start()
reader = Reader()
while any(runner.is_alive() for runner in runners) or reader.reads < READS:
    reader.read(runners)
    time.sleep(0.001)
    if reader.reads % READS_BETWEEN_WRITES == 0 and any(runner.is_alive() for runner in runners):
        reader.write()
left = check_end(reader)
if reader.torn:
    fail(f"{reader.torn} torn reads")
print(
    f"PASS {RENEWALS * len(RUNNERS)} renewals of ours, {sum(runner.kills for runner in runners)} kills; MSAL: {reader.reads} reads"
    f" ({reader.torn} torn), {reader.writes} writes (longest {reader.longest_write:.1f} s); nothing lost;"
    f" {time.monotonic() - start:.0f} s; left behind: {len(left)} files"
)
