"""Runs commands of the real Azure CLI on a config folder and compares what they answer.

usage: check.py AZ CONFIG_FOLDER SUBSCRIPTION TENANT [CLOUD]

Every form in which Terraform's providers, Azure SDKs and people ask for tokens; the audience of each
token is compared with what was asked for. The network is what HTTPS_PROXY says.
"""
import base64
import json
import os
import subprocess
import sys
import time

az, folder, subscription, tenant = sys.argv[1:5]
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
}[sys.argv[5] if len(sys.argv) > 5 else "public"]
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


def failure(words, check):
    environment = dict(os.environ, AZURE_CONFIG_DIR=folder, AZURE_CORE_COLLECT_TELEMETRY="false")
    run = subprocess.run([az, *words, "-o", "json"], env=environment, stdin=subprocess.DEVNULL, capture_output=True)
    if run.returncode != 0:
        return run.stderr.decode().strip().splitlines()[-1:]
    try:
        check(json.loads(run.stdout))
    except (AssertionError, KeyError, ValueError) as error:
        return error


failed = 0
for words, check in CHECKS:
    problem = failure(words, check)
    failed += problem is not None
    print("FAIL" if problem is not None else "PASS", "az", *words, "" if problem is None else f":: {problem}")
print(f"{len(CHECKS) - failed} passed, {failed} failed")
sys.exit(failed != 0)
