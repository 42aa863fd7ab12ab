"""Runs commands of the real Azure CLI on a config folder and compares what they answer.

usage: check.py SUBSCRIPTION TENANT CLOUD, with the Azure CLI's own Python; the folder is AZURE_CONFIG_DIR

Every form in which Terraform's providers, Azure SDKs and people ask for tokens; the audience of each
token is compared with what was asked for. The network is what HTTPS_PROXY says. Each command is the
Azure CLI's own `python -m azure.cli`, in a process of its own that is forked when its modules are loaded.
"""
import base64
import json
import os
import runpy
import sys
import tempfile
import time

import azure.cli.command_modules.profile
import azure.cli.core._profile
import azure.cli.core.auth.identity
import azure.cli.core.commands

subscription, tenant, cloud = sys.argv[1:4]
LEGACY, ARM, GRAPH, VAULT = {
    "public": (
        "https://management.core.windows.net",
        "https://management.azure.com",
        "https://graph.microsoft.com",
        "https://vault.azure.net",
    ),
    "usgovernment": (
        "https://management.core.usgovcloudapi.net",
        "https://management.usgovcloudapi.net",
        "https://graph.microsoft.us",
        "https://vault.usgovcloudapi.net",
    ),
    "china": (
        "https://management.core.chinacloudapi.cn",
        "https://management.chinacloudapi.cn",
        "https://microsoftgraph.chinacloudapi.cn",
        "https://vault.azure.cn",
    ),
}[cloud]
TOKEN = ["account", "get-access-token"]


def audience(answer):
    payload = answer["accessToken"].split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["aud"].rstrip("/")


def is_token(answer, resource):
    assert audience(answer) == resource, f"the token is for {audience(answer)}"
    assert answer["expires_on"] - time.time() > 1500, "less than 25 minutes are left"


def is_subscription(answer):
    assert answer["id"] == subscription, f"the default subscription is {answer['id']}"
    assert answer["tenantId"] == tenant, answer["tenantId"]


def is_list(answer):
    defaults = [row["id"] for row in answer if row["isDefault"]]
    assert defaults == [subscription], f"the defaults are {defaults}"


CHECKS = [
    (["version"], lambda answer: answer["azure-cli"]),
    (["account", "show"], is_subscription),
    (["account", "list"], is_list),
    (["account", "show", "--subscription", subscription], is_subscription),
    (TOKEN, lambda answer: is_token(answer, LEGACY)),
    (TOKEN + ["--resource", LEGACY + "/"], lambda answer: is_token(answer, LEGACY)),
    (TOKEN + ["--resource", LEGACY], lambda answer: is_token(answer, LEGACY)),
    (TOKEN + ["--scope", ARM + "/.default", "--tenant", tenant], lambda answer: is_token(answer, ARM)),
    (TOKEN + ["--scope", ARM + "/.default", "--subscription", subscription], lambda answer: is_token(answer, ARM)),
    (TOKEN + ["--resource", ARM], lambda answer: is_token(answer, ARM)),
    (TOKEN + ["--resource", ARM + "/"], lambda answer: is_token(answer, ARM)),
    (TOKEN + ["--scope", GRAPH + "/.default", "--tenant", tenant], lambda answer: is_token(answer, GRAPH)),
    (TOKEN + ["--scope", GRAPH + "/.default", "--subscription", subscription], lambda answer: is_token(answer, GRAPH)),
    (TOKEN + ["--resource", GRAPH], lambda answer: is_token(answer, GRAPH)),
    (TOKEN + ["--resource-type", "ms-graph"], lambda answer: is_token(answer, GRAPH)),
    (TOKEN + ["--scope", VAULT + "/.default", "--tenant", tenant], lambda answer: is_token(answer, VAULT)),
    (TOKEN + ["--resource", VAULT], lambda answer: is_token(answer, VAULT)),
    (TOKEN + ["--resource", VAULT + "/"], lambda answer: is_token(answer, VAULT)),
]


def call(words):
    """Exit code, stdout and stderr of `az WORDS`."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            become_az(words, out, err)
        _, status = os.waitpid(child, 0)
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode())
        return os.waitstatus_to_exitcode(status), *texts


def become_az(words, out, err):
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    sys.argv = ["az", *words]
    code = 70
    try:
        runpy.run_module("azure.cli", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code or 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def failure(words, check):
    code, out, err = call([*words, "-o", "json"])
    if code != 0:
        return err.strip().splitlines()[-1:]
    try:
        check(json.loads(out))
    except (AssertionError, KeyError, ValueError) as error:
        return error


failed = 0
for words, check in CHECKS:
    problem = failure(words, check)
    failed += problem is not None
    print("FAIL" if problem is not None else "PASS", "az", *words, "" if problem is None else f":: {problem}")
print(f"{len(CHECKS) - failed} passed, {failed} failed")
sys.exit(failed != 0)
