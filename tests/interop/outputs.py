"""Our `az` prints what the real Azure CLI prints: every output format, queries, and their columns."""
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import json
import os
import re

from home import Home, fail, printed, run

FORMATS = ["json", "jsonc", "yaml", "yamlc", "table", "tsv", "none"]
SHOW, LIST = ["account", "show"], ["account", "list", "--all"]
TOKEN = ["account", "get-access-token", "--resource", "https://vault.azure.net"]
SCOPES = ["account", "get-access-token", "--scope", "https://vault.azure.net/.default", "https://vault.azure.net//.default"]
QUERIES = [
    (SHOW, "name"),
    (SHOW, "isDefault"),
    (SHOW, "user"),
    (SHOW, "[name, id, user.type]"),
    (SHOW, "{z: name, a: id, user: user}"),
    (SHOW, "missing"),
    (SHOW, "managedByTenants"),
    (SHOW, "length(name)"),
    (LIST, "[?isDefault].{Name: name, Id: id}"),
    (LIST, "[?isDefault]"),
    (LIST, "[].[name, state, homeTenantId]"),
    (LIST, "[].name | sort(@)"),
    (LIST, "length(@)"),
    (LIST, "[?name=='nobody']"),
    (LIST, "sort_by(@, &name)[0]"),
    (LIST, "[].{n: name, missing: missing, user: user.name}"),
    (LIST, "max_by(@, &name).name"),
    (LIST, "[?contains(name, 'prod') && state=='Enabled'] | [0].id"),
    (LIST, "[].{id: id}"),
    (LIST, "@"),
    (TOKEN, "expiresOn"),
    (TOKEN, "expires_on"),
    (TOKEN, "[tokenType, expiresOn]"),
]


def lasting(text):
    """Without the end of a token: the Azure CLI adds what is left of it to the time of its call."""
    return re.sub(r"\b\d\d:\d\d:\d\d\.0{6}|\b1\d{9}\b", "TIME", text)


def main():
    home = Home("outputs")
    printed(home.wrap("auth", "login", "-i", "user"))
    session = json.loads(printed(home.wrap("auth", "env", "-i", "user", "--format", "json")))
    shim = Path(session["PATH"].split(":")[0]) / "az"
    # Both find the same tokens in the cache.
    for words in (TOKEN, SCOPES):
        printed(run([shim, *words], home.environment() | session, home.path))

    def compare(words):
        ours = run([shim, *words], home.environment() | session, home.path)
        theirs = home.az(*words)
        if (ours.returncode, lasting(ours.stdout)) != (theirs.returncode, lasting(theirs.stdout)):
            fail(
                f"az {' '.join(words)}\nreal ({theirs.returncode}): {theirs.stdout!r} {theirs.stderr}\n"
                f"ours ({ours.returncode}): {ours.stdout!r} {ours.stderr}"
            )

    plain = [[*words, "-o", form] for words in (["version"], SHOW, LIST, TOKEN, SCOPES) for form in FORMATS]
    queries = [[*words, "--query", query, "-o", form] for words, query in QUERIES for form in ("json", "yaml", "table", "tsv")]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(compare, plain + queries))
    print(f"PASS {len(plain) + len(queries)} answers of our az are those of the real one, in {len(FORMATS)} formats")


main()
