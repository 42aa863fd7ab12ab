"""What the real Azure CLI wrote, we read and extend: nothing of it is lost, and it goes on with the result.

usage: written.py OLDER, a folder with folders of the Azure CLI from long ago, which may be missing
"""
import json
import re
import shutil
import sys
import time
from pathlib import Path

from home import ASSERTION, CERTIFICATE, CONTOSO, PROGRAM, SECRET, WORK, Home, fail, printed
from kinds import KINDS, VAULT, at_once

AS_PROGRAM = ["--service-principal", "-u", PROGRAM, "--tenant", CONTOSO]
LOGINS = {
    "user": ["--use-device-code"],
    "guest": ["--use-device-code"],
    "service": [*AS_PROGRAM, "-p", SECRET],
    "certificate": [*AS_PROGRAM, "--certificate", str(CERTIFICATE)],
    "chain": [*AS_PROGRAM, "--certificate", str(CERTIFICATE), "--use-cert-sn-issuer"],
    "federated": [*AS_PROGRAM, "--federated-token", ASSERTION.read_text()],
    "machine": ["--identity"],
    "machine-user": ["--identity", "--client-id", "66666666-ffff-4fff-8fff-666666666666"],
}
OLDER = {
    "user": "user",
    "user-tenant": "user",
    "user-tokens": "guest",
    "sp-secret": "service",
    "sp-cert": "certificate",
    "sp-cert-sni": "chain",
    "federated": "federated",
    "msi": "machine",
    "msi-user": "machine-user",
}
# What no program of today writes, in the form in which Python writes it.
UNKNOWN = {"entity \u00e9": {"text": "canary \u2713 \"\\/\n", "numbers": [0, -1, 1.5, 2**62], "nothing": None, "empty": {}}}
# What a renewal may change in an entry that it finds.
RENEWED = {"secret", "cached_at", "expires_on", "extended_expires_on", "refresh_on", "last_modification_time", "account_source"}


def plant(folder):
    """Puts unknown things into the files, and returns the texts that must still be there afterwards."""
    kept = {}
    for name in ("msal_token_cache.json", "azureProfile.json", "service_principal_entries.json"):
        path = folder / name
        if not path.exists():
            continue
        coding = "utf-8-sig" if name == "azureProfile.json" else "utf-8"
        root = json.loads(path.read_text(encoding=coding))
        indent = None if name == "azureProfile.json" else 4
        planted = plant_in(name, root)
        path.write_text(json.dumps(root, indent=indent), encoding=coding)
        kept[name] = [text_of(thing, indent, depth) for thing, depth in planted]
    for name in ("config", "clouds.config"):
        text = "# a comment\n[unknown]\nkey = canary %(x)s\n\n"
        (folder / name).write_text(text + (folder / name).read_text())
        kept[name] = [text]
    return kept


def plant_in(name, root):
    if name == "service_principal_entries.json":
        root[0]["unknown"] = UNKNOWN
        root.append({"client_id": "other", "tenant": "other", "client_secret": "canary"})
        return [(root[0], 1), (root[-1], 1)]
    if name == "azureProfile.json":
        root["installationId"] = "00000000-0000-11f0-8000-000000000000"
        for subscription in root["subscriptions"]:
            subscription["unknown"] = UNKNOWN
    else:
        for entries in root.values():
            for entry in entries.values():
                entry["unknown"] = UNKNOWN
        root["AppMetadata"]["other"] = {"client_id": "other", "unknown": UNKNOWN}
    root["Unknown"] = UNKNOWN
    return [(UNKNOWN, 1)]


def text_of(thing, indent, depth):
    return json.dumps(thing, indent=indent).replace("\n", "\n" + " " * (indent or 0) * depth)


def compare(what, home, before, kept):
    """Every text that was planted and every entry of before is still there."""
    for name, texts in kept.items():
        text = (home.folder / name).read_text(encoding="utf-8-sig")
        for wanted in texts:
            if wanted not in text:
                fail(f"{what}: {name} lost\n{wanted}\nof\n{text}")
    for section, entries in before["msal_token_cache.json"].items():
        after = home.json("msal_token_cache.json")[section]
        for key, entry in entries.items():
            # What has expired is dropped, as the Azure CLI does.
            if key not in after and not is_over(entry):
                fail(f"{what}: {section} {key} is lost")
            changed = {field for field in entry if after.get(key, entry).get(field) != entry[field]}
            if changed - RENEWED:
                fail(f"{what}: {section} {key} has another {changed}")
    after = {row["id"]: row for row in home.json("azureProfile.json")["subscriptions"]}
    for row in before["azureProfile.json"]["subscriptions"]:
        changed = {field for field in row if after[row["id"]].get(field) != row[field]}
        if changed - {"user", "isDefault"}:
            fail(f"{what}: subscription {row['id']} has another {changed}")


def is_over(entry):
    return "expires_on" in entry and int(entry["expires_on"]) < time.time()


def extend(what, home, kind):
    """We sign in on a folder of the Azure CLI; both can go on with it."""
    kept = plant(home.folder)
    names = ("msal_token_cache.json", "azureProfile.json")
    before = {name: home.json(name) if (home.folder / name).exists() else {} for name in names}
    process = home.wrap("auth", "login", "-i", kind)
    printed(process)
    compare(what, home, before, kept)
    check = home.check(*KINDS[kind][:2])
    if check.returncode != 0:
        fail(f"{what}:\n{check.stdout}{check.stderr}")
    return process.stderr


def today(kind):
    """`az login` now; `azure/cli` uses it as it is, and the kind itself extends it."""
    home = Home(f"written-{kind}")
    printed(home.az("login", *LOGINS[kind], "-o", "none"))
    identity = "signed-in-guest" if kind == "guest" else "signed-in"
    words = ["auth", "exec", "-i", identity, "--", "az", "account", "get-access-token", "--resource", VAULT]
    answer = home.wrap(*words, person=False, more_path=WORK / "venv/bin")
    printed(answer)
    said = extend(f"az login as {kind}", home, kind)
    if re.search("devicelogin", said):
        fail(f"{kind}: a second sign-in, although az has signed in")
    printed(home.az("logout"))
    return f"PASS az login as {kind:<12} azure/cli uses it, our own sign-in extends it, az goes on offline and logs out"


def older(folder, kind):
    home = Home(f"older-{folder.name}")
    shutil.copytree(folder, home.path / ".azure")
    for path in home.folder.iterdir():
        path.chmod(0o600)
    extend(f"{folder.name} of long ago", home, kind)
    return f"PASS {folder.name:<12} of long ago: our sign-in as {kind} extends it, az goes on offline"


if __name__ == "__main__":
    print("== every kind: az login, then we")
    at_once(today, [(kind,) for kind in LOGINS])
    print("== folders that the Azure CLI wrote long ago, then we")
    folders = [(Path(sys.argv[1]) / name, kind) for name, kind in OLDER.items()]
    at_once(older, [case for case in folders if case[0].is_dir()])
