"""What we write for every kind of identity, in every cloud, satisfies the real Azure CLI without any network."""
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from home import CONTOSO, DEV, FABRIKAM, PROD, SECRET, SHARED, Home, claims, fail, printed, run

# identity: its subscription, its tenant, another subscription of it
KINDS = {
    "user": (DEV, CONTOSO, PROD),
    "guest": (SHARED, FABRIKAM, SHARED),
    "service": (PROD, CONTOSO, DEV),
    "certificate": (PROD, CONTOSO, DEV),
    "chain": (PROD, CONTOSO, DEV),
    "federated": (PROD, CONTOSO, DEV),
    "machine": (DEV, CONTOSO, PROD),
    "machine-user": (DEV, CONTOSO, PROD),
}
CLOUDS = ["public", "usgovernment", "china"]
PEOPLE = ["user", "guest"]
STEPS = ["account set", "account list --refresh", "logout", "account clear"]
VAULT = "https://vault.azure.net"


def at_once(test, cases):
    """Runs the test for all cases on all cores and prints what each returns."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for text in pool.map(lambda case: test(*case), cases):
            print(text)
            sys.stdout.flush()


def offline(kind, cloud, isolated=False):
    subscription, tenant, _ = KINDS[kind]
    home = Home(f"offline-{kind}-{cloud}-{isolated}", cloud, isolated)
    printed(home.wrap("auth", "login", "-i", kind))
    process = home.check(subscription, tenant)
    if process.returncode != 0:
        fail(f"{kind} in {cloud}:\n{process.stdout}{process.stderr}")
    for file in home.folder.rglob("*"):
        if file.is_file() and SECRET.encode() in file.read_bytes():
            fail(f"{kind} in {cloud}: the client secret is in {file}")
    place = "a folder of its own" if isolated else "~/.azure"
    return f"PASS {kind:<12} {cloud:<12} {place:<20} az offline: {process.stdout.splitlines()[-1]}"


def life(kind, step):
    """The Azure CLI changes what we wrote, and we go on: in the session that is running, and in a new one."""
    subscription, tenant, other = KINDS[kind]
    home = Home(f"life-{kind}-{step.replace(' ', '-')}")
    printed(home.wrap("auth", "login", "-i", kind))
    session = json.loads(printed(home.wrap("auth", "env", "-i", kind, "--format", "json")))
    more = ["--subscription", other] if step == "account set" else ["-o", "none"]
    printed(home.az(*step.split(), *more))
    shown = home.az("account", "show", "--query", "id", "-o", "tsv").stdout.strip()
    wanted = {"account set": other, "account list --refresh": subscription}.get(step, "")
    if shown != wanted:
        fail(f"{kind}: after az {step} the account is {shown or 'none'}")
    is_gone = not wanted and kind in PEOPLE
    in_running_session(home, session, kind, is_gone)
    answer = home.wrap("auth", "exec", "-i", kind, "--", "az", "account", "get-access-token", "--resource", VAULT)
    if claims(printed(answer))["tid"] != tenant or ("/devicelogin" in answer.stderr) != is_gone:
        fail(f"{kind}: after az {step} a new run got another token than it should: {answer.stderr}")
    # Everything is there again for the real one.
    printed(home.az("account", "get-access-token", "--resource", VAULT, offline=True))
    return f"PASS {kind:<12} az {step:<23} the session {'says how to sign in' if is_gone else 'goes on'}, a new run works"


def in_running_session(home, session, kind, is_gone):
    """A program of a session from before asks its `az`: a person who is signed out has to sign in again."""
    shim = Path(session["PATH"].split(":")[0]) / "az"
    environment = home.environment() | session
    answer = run([shim, "account", "get-access-token", "--resource", VAULT], environment, home.path)
    if not is_gone:
        printed(answer)
    elif answer.returncode != 1 or f"help: run `wrap auth login -i {kind}`" not in answer.stderr:
        fail(f"{kind}: the session answered {answer.returncode}: {answer.stdout}{answer.stderr}")


def renewal(kind):
    """The real Azure CLI renews with the refresh token of our sign-in, and we use what it got."""
    home = Home(f"renewal-{kind}")
    printed(home.wrap("auth", "login", "-i", kind))
    words = ["account", "get-access-token", "--resource", "https://storage.azure.com"]
    token = json.loads(printed(home.az(*words)))["accessToken"]
    ours = json.loads(printed(home.wrap("auth", "exec", "-i", kind, "--", "az", *words, person=False)))
    if ours["accessToken"] != token:
        fail(f"{kind}: we renewed again what az has renewed")
    return f"PASS {kind:<12} az renews with our refresh token, and we use its token"


def logout(kind, isolated=False):
    """After our logout the Azure CLI knows nobody, and its files are what its own logout makes of them."""
    homes = [Home(f"logout-{kind}-{isolated}-{who}", isolated=isolated) for who in ("ours", "theirs")]
    for home in homes:
        printed(home.wrap("auth", "login", "-i", kind))
    ours, theirs = homes
    name = json.loads(printed(ours.wrap("auth", "whoami", "-i", kind, "--format", "json")))["principal"]["name"]
    answer = ours.wrap("auth", "logout", kind)
    printed(answer)
    if answer.stdout or name not in answer.stderr:
        fail(f"{kind}: logout said {answer.stdout}{answer.stderr}")
    if isolated:
        left = [file for file in ours.path.rglob("*") if file.is_file() and file.parent.name != "locks" and file.name != "az"]
        if left:
            fail(f"{kind}: after the logout of an isolated identity there is {left}")
        return f"PASS {kind:<12} wrap auth logout: the folder of its own is gone"
    shown = ours.az("account", "show", offline=True)
    if shown.returncode == 0 or "az login" not in shown.stderr:
        fail(f"{kind}: after wrap auth logout the Azure CLI says {shown.stdout}{shown.stderr}")
    if ours.wrap("auth", "whoami", "-i", kind).returncode != 77:
        fail(f"{kind}: after wrap auth logout somebody is still signed in")
    printed(theirs.az("logout", "--username", name))
    for file in ("azureProfile.json", "msal_token_cache.json", "service_principal_entries.json", "clouds.config"):
        texts = [(home.folder / file).read_bytes() if (home.folder / file).exists() else None for home in homes]
        if texts[0] != texts[1]:
            fail(f"{kind}: {file} after our logout and after that of az: {texts}")
    return f"PASS {kind:<12} wrap auth logout: az account show knows nobody, the files are those of az logout"


if __name__ == "__main__":
    print("== every kind in every cloud: az without any network")
    at_once(offline, [(kind, cloud) for kind in KINDS for cloud in CLOUDS])
    at_once(offline, [(kind, "public", True) for kind in ("user", "guest", "service", "machine")])
    print("== every kind: the Azure CLI changes our files, and both go on")
    at_once(life, [(kind, step) for kind in KINDS for step in STEPS])
    at_once(renewal, [(kind,) for kind in PEOPLE])
    print("== every kind: our logout and that of the Azure CLI")
    at_once(logout, [(kind, isolated) for kind in KINDS for isolated in (False, True)])
