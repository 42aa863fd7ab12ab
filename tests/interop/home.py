"""A home of its own for a test: our program and the real Azure CLI in it, with nothing else in their environment."""
import base64
import json
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / "target/interop"
WRAP = ROOT / "target/debug/wrap"
PYTHON = WORK / "venv/bin/python"
SCRATCH = Path(os.environ["INTEROP_SCRATCH"])
# Nobody listens there: a program that needs the network fails at once.
DEAD = "http://127.0.0.1:9"
SECRET = "canary-sp-Secret~value_1"
ASSERTION = SCRATCH / "assertion"
CERTIFICATE = ROOT / "tests/cases/auth/certificate-signs-in-and-renews/project/certificate.pem"
CONTOSO = "aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa"
FABRIKAM = "bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb"
DEV = "00000000-0000-4000-a000-000000000001"
PROD = "00000000-0000-4000-a000-000000000002"
SHARED = "00000000-0000-4000-b000-000000000001"
PROGRAM = "11111111-aaaa-4aaa-8aaa-111111111111"


def emulator():
    """Where the emulator listens."""
    return json.loads((SCRATCH / "emulator.json").read_text())["proxy"]


def assertion():
    """A token of a CI system that the program trusts; its signature is nobody's."""
    now = int(time.time())
    claims = {
        "iss": "https://token.actions.githubusercontent.com",
        "sub": "repo:contoso/infrastructure:ref:refs/heads/main",
        "aud": "api://AzureADTokenExchange",
        "iat": now,
        "nbf": now,
        "exp": now + 3600,
        "jti": "canary",
    }
    parts = [{"typ": "JWT", "alg": "RS256", "kid": "canary"}, claims]
    encoded = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts]
    return ".".join([*encoded, "c2ln"])


class Home:
    """A folder for HOME; what runs there reaches the emulator, or nobody when it is offline."""

    def __init__(self, name, cloud="public", isolated=False, proxy=None, certificate=None, secret=SECRET):
        self.path = SCRATCH / name
        self.path.mkdir(parents=True, exist_ok=True)
        self.cloud = cloud
        self.isolated = isolated
        self.proxy = proxy or emulator()
        self.certificate = certificate or SCRATCH / "ca.pem"
        self.secret = secret

    @property
    def folder(self):
        """The Azure CLI's folder."""
        if self.isolated:
            return next((self.path / ".local/state/wrap/azure").glob("*/*"))
        return self.path / ".azure"

    def environment(self, offline=False):
        proxy = DEAD if offline else self.proxy
        return {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.path),
            "LANG": "C.UTF-8",
            **{name: proxy for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")},
            "SSL_CERT_FILE": str(self.certificate),
            "REQUESTS_CA_BUNDLE": str(self.certificate),
            "AZURE_POD_IDENTITY_AUTHORITY_HOST": proxy,
            "AZURE_CORE_COLLECT_TELEMETRY": "false",
            "AZURE_CORE_LOGIN_EXPERIENCE_V2": "false",
        }

    def wrap(self, *words, person=True, more_path=None):
        """Our program in the project."""
        environment = self.environment() | {
            "ARM_ENVIRONMENT": self.cloud,
            "PROGRAM_SECRET": self.secret,
            "CERTIFICATE": str(CERTIFICATE),
            "ASSERTION": str(ASSERTION),
        }
        if person:
            environment["WRAP_FORCE_TTY"] = "1"
        if more_path:
            environment["PATH"] = f"{more_path}:{environment['PATH']}"
        if self.isolated:
            environment["WRAP_AZURE_ISOLATED"] = "1"
        return run([WRAP, *words], environment, HERE / "project")

    def az(self, *words, offline=False):
        """The real Azure CLI."""
        environment = self.environment(offline) | {"AZURE_CONFIG_DIR": str(self.folder)}
        return run([WORK / "venv/bin/az", *words], environment, self.path)

    def check(self, subscription, tenant):
        """What `check.py` says of the folder, without any network."""
        environment = self.environment(offline=True) | {"AZURE_CONFIG_DIR": str(self.folder)}
        return run([PYTHON, HERE / "check.py", subscription, tenant, self.cloud], environment, self.path)

    def json(self, name):
        return json.loads((self.folder / name).read_text(encoding="utf-8-sig"))


def run(command, environment, folder):
    return subprocess.run(
        [str(word) for word in command], env=environment, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )


def printed(process):
    """What a program that must succeed printed."""
    if process.returncode != 0:
        fail(f"{' '.join(process.args)} ended with {process.returncode}:\n{process.stdout}{process.stderr}")
    return process.stdout


def claims(answer):
    """The claims of the token in an answer of `az account get-access-token`."""
    payload = json.loads(answer)["accessToken"].split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


def fail(text):
    print("FAIL", text)
    sys.stdout.flush()
    os._exit(1)


if not ASSERTION.exists():
    ASSERTION.write_text(assertion())
