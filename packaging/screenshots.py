"""Takes pictures of the desktop over a real demo: one window after the other on a display of its own, light and dark.

Nothing on a picture is made up: a good version goes to production and a bad one is stopped while the pictures are taken.
"""
import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import demo as demo_module
from demo import Demo, wait_for

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "screenshots"
SETTLE = 5  # seconds: the slowest feed of a page asks again within them


class Display:
    """An X server without a screen, on a number that was free."""

    def __init__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as line:
            self.name = ":" + line.readline().strip()
        self.environment = dict(os.environ, DISPLAY=self.name, QT_QPA_PLATFORM="xcb")

    def end(self):
        self.server.terminate()
        self.server.wait()


class Camera:
    def __init__(self, demo, display, folder, sizes, only):
        self.demo, self.display, self.folder, self.sizes, self.only = demo, display, folder, sizes, only

    def wants(self, name):
        return not self.only or name in self.only

    def shoot(self, name, link, person="ben", appearances=("light", "dark"), keys=(), connected=True):
        if not self.wants(name):
            return
        for appearance in appearances:
            for size in self.sizes:
                suffix = "" if size == self.sizes[0] else f"-{size}"
                self.one(self.folder / f"{name}-{appearance}{suffix}.png", link, person, appearance, size, keys, connected)

    def one(self, file, link, person, appearance, size, keys, connected):
        settings = tempfile.mkdtemp(prefix="godel-shot-")
        words = [self.demo.program("godel-ops"), f"--profile=shot-{os.getpid()}", f"--appearance={appearance}", f"--size={size}"]
        if connected:
            words += [f"--socket={self.demo.folder / 'run' / 'api.sock'}", f"--token-file={self.demo.folder / (person + '.token')}", "--name=demo", link]
        environment = dict(self.display.environment, XDG_CONFIG_HOME=settings, XDG_RUNTIME_DIR=settings)
        window = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(lambda: self.run("xdotool", "search", "--onlyvisible", "--pid", str(window.pid)).returncode == 0, "the window", 60)
            time.sleep(SETTLE)
            if keys:
                # Without a window manager nobody gives the window the keyboard.
                self.run("xdotool", "windowfocus", "--sync", self.window_of(window))
            for key in keys:
                self.run("xdotool", *key)
                time.sleep(0.7)
            # A window without a connection has a size of its own.
            what = ["root", "-crop", f"{size}+0+0"] if connected else [self.window_of(window)]
            self.run("import", "-window", *what, "+repage", "-strip", str(file))
            print(f"  {file.name}", flush=True)
        finally:
            window.send_signal(signal.SIGTERM)
            window.wait()
            shutil.rmtree(settings, ignore_errors=True)

    def window_of(self, process):
        return self.run("xdotool", "search", "--onlyvisible", "--pid", str(process.pid)).stdout.split()[-1].decode()

    def run(self, *words):
        return subprocess.run(words, env=self.display.environment, capture_output=True)


def state(demo, *wanted, deadline=200):
    return wait_for(lambda: demo.rollout().get("state", "") in wanted, f"a rollout that is {' or '.join(wanted)}", deadline)


def approval(demo):
    """Waits until somebody is asked. A guard may hold the rollout meanwhile, where the machine has much else to do."""
    def look():
        found = demo.rollout().get("state", "")
        if found == "held":
            demo.ctl("deploy:resume", "--detach", person="anna", check=False)
        return found == "awaiting-approval"
    wait_for(look, "the question for an approval", 300)


def tour(demo, camera):
    """The pages in the order in which a morning might go."""
    camera.shoot("welcome", "", connected=False)
    time.sleep(45)  # so that the charts have something to draw
    camera.shoot("overview", "godel-ops:///overview")
    camera.shoot("deploy", "godel-ops:///deploy/v2.1.0", person="anna")
    onward = [("mousemove", "1394", "836", "click", "1")]
    camera.shoot("deploy-stages", "godel-ops:///deploy/v2.1.0", person="anna", keys=onward, appearances=("light",))
    camera.shoot("deploy-plan", "godel-ops:///deploy/v2.1.0", person="anna", keys=4 * [*onward, ("sleep", "2")], appearances=("light",))
    camera.shoot("palette", "godel-ops:///overview", keys=[("key", "ctrl+k"), ("type", "roll")], appearances=("dark",))
    camera.shoot("form", "godel-ops:///command/restart", person="anna", appearances=("light",))
    demo.ctl("deploy:canary", "v2.1.0", "--stages=5:40s,25:5m,100:30s", "--reason=new search index", "--detach", person="anna")
    approval(demo)
    camera.shoot("approval", "godel-ops:///rollout")
    demo.ctl("deploy:approve", "--comment=both sides look alike", "--detach", person="ben")
    state(demo, "watching")
    camera.shoot("operations", "godel-ops:///operations")
    camera.shoot("rollout", "godel-ops:///rollout")
    for page in ("platform", "people", "audit", "settings", "demo"):
        camera.shoot(page, f"godel-ops:///{page}")
    demo.ctl("rollback", "--detach", person="anna")
    state(demo, "aborted")
    wait_for(lambda: demo.reply("operations:list")["operations"][0]["state"] in ("done", "undone"), "the end of the operation", 60)
    demo.ctl("deploy:canary", "v2.2.0-errors", "--stages=5:2m,100:30s", "--detach", person="anna")
    state(demo, "aborting", "draining", "aborted")
    camera.shoot("stopped", f"godel-ops:///rollout/{demo.rollout()['id']}")
    camera.shoot("deployments", "godel-ops:///deployments")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--out", default=str(OUT))
    parser.add_argument("--sizes", default="1440x900", help="the first one's pictures carry no size in their names")
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    out = pathlib.Path(given.out)
    out.mkdir(parents=True, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="godel-shots-")
    demo_module.RATE = 500
    demo = Demo(given.programs, folder)
    display = Display()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        demo.bring_up()
        tour(demo, Camera(demo, display, out, given.sizes.split(","), set(filter(None, given.only.split(",")))))
    finally:
        demo.take_down()
        display.end()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
