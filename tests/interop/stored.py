"""A stored secret in the keyring of a real desktop: kept, used, renewed with, locked, deleted."""
import shutil

from home import HERE, SECRET, WRAP, Home, fail, run

if not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")):
    print("== skipped: no gnome-keyring-daemon or dbus-run-session")
    raise SystemExit

home = Home("keyring")
runtime = home.path / "run"
runtime.mkdir(mode=0o700)
environment = home.environment() | {
    "WRAP": str(WRAP),
    "SECRET": SECRET,
    "WRAP_FORCE_TTY": "1",
    "XDG_RUNTIME_DIR": str(runtime),
}
process = run(["dbus-run-session", "--", "bash", HERE / "keyring"], environment, HERE / "project")
if process.returncode != 0:
    fail(f"the keyring:\n{process.stdout}{process.stderr}")
for file in home.path.rglob("*"):
    # The link leads to our program, which knows the emulator's secrets.
    if file.is_file() and not file.is_symlink() and SECRET.encode() in file.read_bytes():
        fail(f"the keyring: the secret is in {file}")
print("PASS a secret in GNOME Keyring: kept, used, renewed with, locked, deleted")
