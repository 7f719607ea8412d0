"""Set Boilover up in .venv and start it; `make run`, `make test` and `make check` call this.

    python3 bootstrap.py run     install, open the window (without a display: play and write plots)
    python3 bootstrap.py test    install with what the tests need
    python3 bootstrap.py dev     install with what the checks need too

Standard library only, and written so that an old Python can read it and say that it is too old.
When nothing has changed since the last time, it installs nothing and asks no network.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "boilover.json"
SCENARIO = "january-2022"
OLDEST, TOO_NEW = (3, 11), (3, 15)  # PySide6 6.10 runs on what lies between

# What Qt loads from the system: {library: Debian's package}
TO_DRAW = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FOR_A_WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class SetupError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


def main(arguments: list[str]) -> int:
    """Do what the first argument says; return the process's exit code."""
    wish = arguments[0] if len(arguments) == 1 else ""
    if wish not in ("run", "test", "dev"):
        print(__doc__)
        return 2
    try:
        prepare(python(), extra="" if wish == "run" else wish)
        lacking = provide(TO_DRAW if wish != "run" else {**TO_DRAW, **FOR_A_WINDOW})
        return play(lacking) if wish == "run" else 0
    except SetupError as error:
        print(f"boilover: {error}", file=sys.stderr)
        return 1


def python() -> str:
    """Return a Python that Boilover runs on: this one, or the newest fit one on the path."""
    if OLDEST <= sys.version_info[:2] < TOO_NEW:
        return sys.executable
    for minor in range(TOO_NEW[1] - 1, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    raise SetupError(
        f"needs Python {OLDEST[0]}.{OLDEST[1]} to {TOO_NEW[0]}.{TOO_NEW[1] - 1}, and found only "
        f"{sys.version.split()[0]} ({sys.executable}); install one of them, or name it: "
        "make run PYTHON=/path/to/python3.12"
    )


# --- the virtual environment -----------------------------------------------------------------


def prepare(base: str, extra: str) -> None:
    """Make .venv hold the project with *extra*, unless it already does."""
    home, settings, extras = read_stamp()
    has_moved = home not in ("", home_of(base))
    if has_moved or not inside("python").exists():
        make_venv(base)
        settings, extras = "", set()
    if settings == settings_now() and (extra in extras or (extra == "test" and "dev" in extras)):
        return
    extras |= {extra}
    named = ",".join(sorted(extras - {""}))
    print("boilover: installing into .venv (a minute or two, once) ...", flush=True)
    pip = [str(inside("python")), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    carry_out(
        [*pip, "install", "--quiet", "--editable", f"{ROOT}[{named}]" if named else str(ROOT)],
        "pip could not install what Boilover needs",
        "check the network (or the package index that pip is set to use) and call this again",
    )
    STAMP.write_text(json.dumps([home_of(base), settings_now(), sorted(extras | {""})]))


def make_venv(base: str) -> None:
    """Create .venv afresh; where Debian split venv off Python, fetch it first."""
    command = [base, "-m", "venv", "--clear", str(VENV)]
    works = subprocess.run([base, "-c", "import ensurepip"], capture_output=True, check=False)
    if works.returncode:
        version = subprocess.check_output(
            [base, "-c", "import sys; print('python3.%d' % sys.version_info[1])"], text=True
        ).strip()
        apt_install([f"{version}-venv"])
    carry_out(command, "cannot create .venv", "remove the folder .venv and call this again")


def read_stamp() -> tuple[str, str, set[str]]:
    """Return home, settings and extras of the last finished installation; empty after none."""
    try:
        home, settings, extras = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return "", "", set()
    return str(home), str(settings), set(extras)


def home_of(base: str) -> str:
    """Return what .venv is tied to: this folder and the Python it was made with."""
    return f"{ROOT} {Path(base).resolve()}"


def settings_now() -> str:
    """Return a fingerprint of what decides which packages are installed."""
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()


def inside(name: str) -> Path:
    """Return the path of the program *name* in .venv."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def carry_out(command: list[str], fault: str, remedy: str) -> None:
    """Run *command* in silence; if it fails show its last words, then *fault* and *remedy*."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        print("\n".join(done.stdout.splitlines()[-12:]), file=sys.stderr)
        raise SetupError(f"{fault}; {remedy}")


# --- the system's libraries ------------------------------------------------------------------


def provide(libraries: dict[str, str]) -> list[str]:
    """Install the system *libraries* that are missing; return those that still are."""
    if not sys.platform.startswith("linux"):
        return []
    lacking = missing(libraries)
    if not lacking:
        return []
    try:
        apt_install([libraries[name] for name in lacking])
    except SetupError as error:
        print(f"boilover: {error}", file=sys.stderr)
    return missing(libraries)


def missing(libraries: dict[str, str]) -> list[str]:
    """Return those of *libraries* that this system cannot load."""
    return [name for name in libraries if not can_load(name)]


def can_load(library: str) -> bool:
    """Tell whether the system's loader finds *library*."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt_install(packages: list[str]) -> None:
    """Install Debian *packages* if we may; else raise with the line that would."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if not shutil.which("apt-get"):
        raise SetupError(f"this system lacks what Debian calls {' '.join(packages)}; install it")
    if os.geteuid() != 0 and not may_sudo():
        raise SetupError(f"this system lacks libraries; install them with: sudo {line}")
    print(f"boilover: installing {' '.join(packages)} ...", flush=True)
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    prefix += ["env", "DEBIAN_FRONTEND=noninteractive"]
    subprocess.run([*prefix, "apt-get", "update", "-qq"], capture_output=True, check=False)
    carry_out([*prefix, *line.split()], "apt-get failed", f"try it by hand: sudo {line}")


def may_sudo() -> bool:
    """Tell whether sudo works without asking for a password."""
    if not shutil.which("sudo"):
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


# --- starting --------------------------------------------------------------------------------


def play(lacking: list[str]) -> int:
    """Open the window; where none can be shown, say so and do the main job without."""
    reason = f"Qt lacks {', '.join(lacking)}" if lacking else no_display()
    boilover = str(inside("boilover"))
    if not reason:
        return subprocess.call([boilover])
    instead = f"playing {SCENARIO} without one; plots go to briefing{os.sep}"
    print(f"boilover: no window, since {reason}\nboilover: {instead}", flush=True)
    return subprocess.call([boilover, "run", SCENARIO, "--out", "briefing", "--overwrite"])


def no_display() -> str:
    """Return why no window can be shown, or an empty text."""
    if not sys.platform.startswith("linux"):
        return ""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen.startswith(("offscreen", "minimal")):
        return f"QT_QPA_PLATFORM is {chosen}"
    if os.environ.get("WAYLAND_DISPLAY"):
        return ""
    if not os.environ.get("DISPLAY"):
        return "there is no display (DISPLAY and WAYLAND_DISPLAY are not set)"
    return "" if x_answers() else f"the display {os.environ['DISPLAY']} does not answer"


def x_answers() -> bool:
    """Tell whether the X server that DISPLAY names lets us in."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    fault = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not fault


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
