"""A complete real environment on free ports: engine, HAProxy, instances of godel-node, and users who send traffic.

Nothing is simulated; only the times of a rollout are scaled, so that it takes minutes instead of hours. With --smoke the
main job is done once and judged: a good rollout with the engine killed on the way, a rolling restart, a bad canary, an
emergency rollback.
"""
import argparse
import datetime
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

SCHEMA = pathlib.Path(__file__).resolve().parent.parent / "src" / "node" / "database" / "schema.sql"
SLOTS = 4
RATE = 1000
STAGES = [("1%", "75s"), ("5%", "20s"), ("25%", "15s"), ("100%", "15s")]
# A demo shares its machine with a compiler now and then; what its bad releases do takes 250 ms and more.
LATENCY_FLOOR = "50ms"
RELEASES = {
    "v2.0.0": ("what runs now", {}),
    "v2.1.0": ("good; its tasks wait longer for a node that vanished", {}),
    "v2.2.0-errors": ("5 % errors over a 1 % baseline", {"errorShare": 0.05, "baseErrorShare": 0.01}),
    "v2.3.0-slow-tail": ("one request in fifty takes 800 ms", {"slowShare": 0.02, "slowMs": 800}),
    "v2.4.0-leak": ("keeps 200 KB of each request", {"leakBytesPerRequest": 200_000}),
    "v2.5.0-crash": ("crashes at its start", {"crashAtStart": True}),
    "v2.6.0-cold": ("slow for its first 5 s only", {"coldMs": 5000}),
    "v2.7.0-never-healthy": ("never becomes healthy", {"neverHealthy": True}),
}
ENVIRONMENT = {"v2.1.0": {"GODEL_LEASE": "45s"}}


def free_ports(count):
    """The first of so many free ports in a row on 127.0.0.1."""
    for first in random.sample(range(20000, 32000, count), 200):
        sockets = []
        try:
            for port in range(first, first + count):
                sockets.append(socket.socket())
                sockets[-1].bind(("127.0.0.1", port))
            return first
        except OSError:
            continue
        finally:
            for one in sockets:
                one.close()
    sys.exit("demo: there are no free ports between 20000 and 32000")


def wait_for(condition, what, deadline=60.0):
    """Looks at the condition until it holds; what it returned then."""
    end = time.monotonic() + deadline
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    sys.exit(f"demo: {what} did not happen within {deadline:g} s")


class Demo:
    def __init__(self, programs, folder):
        self.programs = pathlib.Path(programs).resolve()
        self.folder = pathlib.Path(folder)
        self.engine = None
        self.traffic = None
        self.windows = []
        self.front_door = free_ports(5 + 2 * SLOTS)
        self.write_configuration()

    def program(self, name):
        return str(self.programs / name)

    def write_configuration(self):
        config = self.folder / "config"
        config.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Children of root have users of their own, who have to find their folders below this one.
        self.folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
        door = self.front_door
        (config / "service.json").write_text(json.dumps({"environment": "demo", "demo": True}))
        (config / "platform.json").write_text(json.dumps({
            "front_door": door,
            "probe_port": door + 4,
            "database": {"port": door + 1},
            "metrics": {"port": door + 2, "router_port": door + 3, "every": "2s"},
            "fleet": {"instances": 2, "slots": SLOTS, "first_port": door + 5, "memory_limit": "256MiB"}}, indent=2))
        (config / "rollout.json").write_text(json.dumps({
            "stages": [{"share": share, "watch": watch} for share, watch in STAGES],
            "warm_up": "6s", "scrape_every": "1s", "latency_floor": LATENCY_FLOOR, "lease": "10s", "soak": "15s", "guard_window": "30s"}, indent=2))
        subprocess.run(["minisign", "-G", "-W", "-f", "-p", config / "trusted-keys", "-s", self.folder / "release.key"],
                       check=True, stdout=subprocess.DEVNULL)

    def pack_releases(self):
        node = self.program("godel-node")
        for version, (_, faults) in RELEASES.items():
            source = self.folder / "releases" / version
            (source / "bin").mkdir(parents=True)
            shutil.copy(node, source / "bin" / "godel-node")
            shutil.copy(SCHEMA, source / "schema.sql")
            manifest = {"version": version, "command": ["bin/godel-node"], "portVariable": "GODEL_PORT",
                        "health": {"live": "/live", "ready": "/ready", "health": "/health"}, "drainTime": "10s",
                        "environment": {**({"GODEL_FAULTS": json.dumps(faults)} if faults else {}), **ENVIRONMENT.get(version, {})}, "migrations": [{"id": "node-tasks-2", "kind": "expand", "up": "schema.sql", "down": "", "downIsSafe": False}]}
            (source / "manifest.json").write_text(json.dumps(manifest))
            archive = self.folder / "releases" / f"{version}.tar.zst"
            subprocess.run([self.program("godel-pack"), source, archive, f"--key={self.folder / 'release.key'}"],
                           check=True, stdout=subprocess.DEVNULL)
            shutil.rmtree(source)

    def start_engine(self):
        log = open(self.folder / "engine.out", "ab")
        self.engine = subprocess.Popen([self.program("godel-opsd"), f"--state={self.folder}"], stdout=log, stderr=log)
        wait_for(lambda: self.engine.poll() is not None or self.answers(), "the engine's first answer", 20)
        if self.engine.poll() is not None:
            sys.exit("demo: the engine did not start:\n" + (self.folder / "engine.out").read_text())

    def answers(self):
        return self.ctl("users:list", check=False).returncode == 0

    def watch_engine(self):
        """Starts the engine again whenever it has ended, until this program is told to end."""
        while True:
            status = self.engine.wait()
            print(f"The engine has ended ({'signal ' + str(-status) if status < 0 else 'status ' + str(status)}); starting it again.", flush=True)
            self.start_engine()

    def kill_engine(self):
        self.engine.kill()
        self.engine.wait()

    def ctl(self, *words, person=None, check=True):
        command = [self.program("godelctl"), f"--socket={self.folder / 'run' / 'api.sock'}", "--json"]
        if person:
            command.append(f"--token-file={self.folder / (person + '.token')}")
        done = subprocess.run(command + list(words), capture_output=True, text=True)
        if check and done.returncode > 2:
            sys.exit(f"demo: godelctl {' '.join(words)} failed: {done.stdout}{done.stderr}")
        return done

    def reply(self, *words, person=None):
        return json.loads(self.ctl(*words, person=person).stdout.splitlines()[0])["body"]

    def add_people(self):
        for person, role in (("anna", "operator"), ("ben", "approver")):
            self.ctl("users:add", person, f"--role={role}")
            token = self.folder / f"{person}.token"
            token.touch(mode=0o600)
            token.write_text(self.reply("tokens:create", person)["token"])

    def bring_up(self):
        self.pack_releases()
        self.start_engine()
        self.add_people()
        for version in RELEASES:
            self.ctl("releases:add", str(self.folder / "releases" / f"{version}.tar.zst"), person="anna")
        wait_for(lambda: self.ctl("deploy:first", "v2.0.0", person="anna", check=False).returncode == 0, "the first version's start", 30)
        self.traffic = subprocess.Popen([self.program("godel-traffic"), f"--port={self.front_door}", f"--rate={RATE}", "--path=/v1/info", "--writes=0.02", "--users=2000",
                                         f"--report={self.folder / 'traffic.json'}"], stdout=subprocess.DEVNULL)
        wait_for(lambda: (self.folder / "traffic.json").exists(), "the first traffic", 20)

    def take_down(self):
        for process in (*self.windows, self.traffic, self.engine):
            if process and process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait()
        subprocess.run([self.program("godel-opsd"), f"--state={self.folder}", "--end-children"], check=False)

    def account(self):
        return json.loads((self.folder / "traffic.json").read_text())

    def rollout(self):
        done = self.ctl("deploy:history", "--limit=1", check=False)
        rows = json.loads(done.stdout.splitlines()[0]).get("body", {}).get("rollouts", []) if done.returncode == 0 else []
        return self.reply("deploy:history", f"--id={rows[0]['id']}") if rows else {}


class Smoke:
    """Does the main job and keeps what each part showed."""

    def __init__(self, demo):
        self.demo = demo
        self.rows = []
        self.broken = []

    def breach(self, promise):
        print("BROKEN:", promise, flush=True)
        self.broken.append(promise)

    def part(self, name, work, may_fail=False):
        print(f"  {name} ...", flush=True)
        before = self.demo.account()
        seconds, to_zero = work()
        time.sleep(2.5)  # the account is written each second
        after = self.demo.account()
        failed = after["failed"] - before["failed"]
        self.rows.append((name, after["sent"] - before["sent"], failed, seconds, to_zero))
        if after["not_sent"] > before["not_sent"]:
            print(f"  the traffic itself fell behind: {after['not_sent'] - before['not_sent']} requests were not sent", flush=True)
        if failed and not may_fail:
            self.breach(f"{name}: {failed} requests failed")

    def settle(self):
        """Until no operation holds the traffic."""
        def is_settled():
            done = self.demo.ctl("operations:list", "--limit=5", check=False)
            if done.returncode != 0:
                return False
            operations = json.loads(done.stdout.splitlines()[0])["body"]["operations"]
            return all(one["state"] in ("done", "undone") for one in operations)
        wait_for(is_settled, "the end of the operation", 120)

    def good_rollout(self):
        begun = time.monotonic()
        self.demo.ctl("deploy:canary", "v2.1.0", "--detach", person="anna")
        kill_at = sorted(random.uniform(2, 110) for _ in range(5))
        state = ""
        while state not in ("done", "aborted"):
            if kill_at and time.monotonic() - begun > kill_at[0]:
                kill_at.pop(0)
                self.demo.kill_engine()
                self.demo.start_engine()
            rollout = self.demo.rollout()
            if rollout.get("state", "") in ("held", "needs-person"):
                self.breach(f"the good rollout stopped: {rollout['sentence']}: {rollout.get('reason', '')}")
                self.demo.ctl("deploy:reject", "--reason=smoke", "--detach", person="anna", check=False)
            state = rollout.get("state", "")
            if state == "awaiting-approval":
                self.demo.ctl("deploy:approve", "--comment=looks good", "--detach", person="ben", check=False)
            if time.monotonic() - begun > 360:
                sys.exit("demo: the good rollout took over 6 minutes: " + json.dumps(self.demo.rollout(), indent=2))
            time.sleep(0.2)
        if state != "done":
            self.breach("the good rollout was aborted: " + json.dumps(self.demo.rollout()))
            sys.exit(1)
        self.settle()
        return time.monotonic() - begun, None

    def restart(self):
        begun = time.monotonic()
        self.demo.ctl("restart", "--detach", person="anna")
        self.settle()
        return time.monotonic() - begun, None

    def bad_rollout(self):
        begun = time.monotonic()
        self.demo.ctl("deploy:canary", "v2.2.0-errors", "--detach", person="anna")
        rollout = wait_for(lambda: self.demo.rollout() if self.demo.rollout()["state"] in ("aborting", "draining", "aborted", "awaiting-approval") else None,
                           "a verdict about the bad canary", 240)
        if rollout["state"] == "awaiting-approval":
            self.breach("the bad canary was not stopped by itself")
            self.demo.ctl("deploy:reject", "--reason=smoke", "--detach", person="anna")
        seconds = time.monotonic() - begun
        self.settle()
        return seconds, None

    def emergency(self):
        begun = time.monotonic()
        self.demo.ctl("deploy:canary", "v2.0.0", "--stages=25:5m,100:5m", "--detach", person="anna")
        wait_for(lambda: self.demo.rollout()["state"] == "watching", "the canary's watch")
        time.sleep(3)
        said = datetime.datetime.now(datetime.timezone.utc)
        self.demo.ctl("rollback:emergency", "--detach", person="anna")
        time.sleep(2.5)
        last = datetime.datetime.fromisoformat(self.demo.account()["versions"]["v2.0.0"]["last_sent"].replace("Z", "+00:00"))
        to_zero = (last - said).total_seconds()
        if to_zero > 1:
            self.breach(f"the emergency rollback took {to_zero:.2f} s")
        self.settle()
        return time.monotonic() - begun, max(to_zero, 0)

    def run(self):
        self.part("good rollout 1-5-25-100 %, engine killed 5 times", self.good_rollout)
        self.part("rolling restart", self.restart)
        self.part("bad canary (5 % errors), to its verdict", self.bad_rollout, may_fail=True)
        self.part("emergency rollback at 25 %", self.emergency)
        print(f"\n{'part':<52} {'requests':>9} {'failed':>7} {'to its end':>11} {'to 0 %':>9}")
        for name, requests, failed, seconds, to_zero in self.rows:
            zero = f"{1000 * to_zero:.0f} ms" if to_zero is not None else "-"
            print(f"{name:<52} {requests:>9} {failed:>7} {seconds:>9.1f} s {zero:>9}")
        return 1 if self.broken else 0


def open_windows(demo):
    """One window for each of the two people, where there is a display; how to come to one where there is none."""
    window = demo.program("godel-ops")
    if not os.path.exists(window):
        return
    words = {person: [window, f"--socket={demo.folder / 'run' / 'api.sock'}", f"--token-file={demo.folder / (person + '.token')}", f"--name=demo as {person}", f"--profile=demo-{person}"]
             for person in ("anna", "ben")}
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print(f"""There is no display here, so no window opens. To see it:
  - log in with a display (ssh -X HOST) and type:  {' '.join(repr(word) if ' ' in word else word for word in words['ben'])}
  - or run the window on your own machine over an engine that listens there: see "Run it headless" in README.md, then
    godel-ops --server=https://HOST:7400""", flush=True)
        return
    for line in words.values():
        demo.windows.append(subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    print("Two windows have opened: anna (operator) brings a version, ben (approver) decides. Closing them ends nothing.", flush=True)


def announce(demo):
    """For the window that has started this demo: where it is, in one line."""
    print("GODEL-DEMO " + json.dumps({"socket": str(demo.folder / "run" / "api.sock"), "token_file": str(demo.folder / "ben.token")}), flush=True)


def tell(demo):
    ctl = f"{demo.program('godelctl')} --socket={demo.folder / 'run' / 'api.sock'}"
    print(f"""
DEMO environment: everything is real, only the times of a rollout are scaled ({', '.join(f'{share} {watch}' for share, watch in STAGES)}),
and latencies up to {LATENCY_FLOOR} count as alike instead of up to 10 ms.
Front door http://127.0.0.1:{demo.front_door} with {RATE} requests/s; state, logs and tokens below {demo.folder}

Releases beside v2.0.0, which has the traffic:""")
    for version, (what, _) in list(RELEASES.items())[1:]:
        print(f"  {version:<22} {what}")
    print(f"""
Type next, in another terminal (anna is operator, ben approver):
  alias ctl='{ctl}'
  ctl deploy:canary v2.1.0 --token-file={demo.folder}/anna.token
  ctl deploy:monitor
  ctl metrics:current
  ctl deploy:approve --token-file={demo.folder}/ben.token
  ctl rollback:emergency --token-file={demo.folder}/anna.token
  ctl demo:break errors --token-file={demo.folder}/anna.token
  ctl help

Ctrl+C ends everything.""", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--announce", action="store_true", help="say where the demo is in one line, for a window")
    given = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="godel-demo-")
    demo = Demo(given.programs, folder)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        demo.bring_up()
        if given.smoke:
            return Smoke(demo).run()
        if given.announce:
            announce(demo)
        else:
            tell(demo)
            open_windows(demo)
        demo.watch_engine()
    except KeyboardInterrupt:
        print("\nEnding the demo.")
    finally:
        demo.take_down()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
