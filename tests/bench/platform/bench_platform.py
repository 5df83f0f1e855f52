"""What the whole environment promises, measured on the real programs: the demo's environment is brought up once, and nothing is simulated.

Prints a line a figure, in the columns of tests/bench/figure.h, and ends with the number of broken promises.
"""
import argparse
import datetime
import http.client
import json
import math
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "packaging"))
from demo import Demo, free_ports, wait_for  # noqa: E402

# As in the demo, only shorter: a rollout is watched here for what fails, not for what is seen late.
STAGES = [("1%", "60s"), ("5%", "15s"), ("25%", "12s"), ("100%", "8s")]
# Long enough at 25 % to measure the share twice; at the others the version waits for its approval.
STAGES_TO_MEASURE = "--stages=1:60s,5:15s,25:60s,100:8s"
WARM_UP = "8s"
SOAK = "6s"
TICK = os.sysconf("SC_CLK_TCK")
# Users keep their side, so what they ask says little about a share; requests without a cookie are drawn one by one.
USERS_RATE = 300
ANONYMOUS_RATE = 700
RATE = USERS_RATE + ANONYMOUS_RATE
SHARE_SECONDS = 25
USERS = 2000
EMERGENCIES = 3
KILLS = 5


class Table:
    def __init__(self):
        self.broken = 0

    def line(self, promise, limit, measured, kept):
        print(f"{promise:<72} | {limit:<18} | {measured:<30} | {kept}", flush=True)

    def judged(self, promise, limit, measured, is_kept):
        self.line(promise, limit, measured, "yes" if is_kept else "BROKEN")
        self.broken += not is_kept

    def told(self, promise, measured):
        self.line(promise, "-", measured, "-")


class Process:
    """What /proc says about one process, its children apart."""

    def __init__(self, pid):
        self.folder = pathlib.Path(f"/proc/{pid}")

    def cpu_seconds(self):
        fields = (self.folder / "stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def resident_mb(self):
        status = (self.folder / "status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024


class Router:
    """HAProxy, asked over its own socket."""

    def __init__(self, folder):
        self.path = str(next(folder.rglob("haproxy.sock")))

    def ask(self, command):
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(self.path)
            line.sendall(command.encode() + b"\n")
            return b"".join(iter(lambda: line.recv(65536), b"")).decode()

    def info(self):
        return dict(line.split(": ", 1) for line in self.ask("show info").splitlines() if ": " in line)

    def usage(self):
        """The worker's process, the requests it took, and the CPU it used for them."""
        info = self.info()
        return info["Pid"], int(info["CumReq"]), Process(info["Pid"]).cpu_seconds()

    def sends_to_canary(self):
        said = self.ask("get var proc.canary_s; get var proc.canary_c")
        if said.count("value=<") != 2:
            sys.exit(f"bench_platform: HAProxy does not say its shares: {said}")
        return said.count("value=<0>") != 2


class Users:
    """Users with a session each, who ask one after the other on one kept connection."""

    def __init__(self, port):
        self.port = port
        self.line = None

    def ask(self, user):
        """The version that answered; none if the request was cut off."""
        if self.line is None:
            self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            self.line.request("GET", "/v1/info", headers={"Cookie": f"godel_session={user}"})
            answer = self.line.getresponse()
            answer.read()
            return answer.getheader("X-Godel-Version")
        except (OSError, http.client.HTTPException):
            self.line.close()
            self.line = None
            return None


class Environment(Demo):
    """The demo, which watches more closely how long its engine takes to be ready."""

    def __init__(self, programs, folder):
        self.ready_ms = []
        self.generators = {}
        super().__init__(programs, folder)

    def write_configuration(self):
        super().write_configuration()
        path = self.folder / "config" / "rollout.json"
        rules = json.loads(path.read_text())
        rules.update({"warm_up": WARM_UP, "stages": [{"share": share, "watch": watch} for share, watch in STAGES], "soak": SOAK})
        path.write_text(json.dumps(rules))

    def start_engine(self):
        out = self.folder / "engine.out"
        with open(out, "ab") as log:
            said_before = log.tell()
            begun = time.monotonic()
            self.engine = subprocess.Popen([self.program("godel-opsd"), f"--state={self.folder}"], stdout=log, stderr=log)
        while b"is ready" not in out.read_bytes()[said_before:]:
            if self.engine.poll() is not None or time.monotonic() - begun > 20:
                sys.exit("bench_platform: the engine did not start:\n" + out.read_text())
            time.sleep(0.002)
        self.ready_ms.append(1000 * (time.monotonic() - begun))
        if not self.answers():
            sys.exit("bench_platform: the engine said that it is ready, and does not answer")

    def settle(self):
        """Until no operation holds the traffic."""
        def is_settled():
            operations = self.reply("operations:list", "--limit=5")["operations"]
            return all(one["state"] in ("done", "undone") for one in operations)
        wait_for(is_settled, "the end of the operation", 120)

    def bring_up(self):
        super().bring_up()
        self.traffic.send_signal(signal.SIGTERM)
        self.traffic.wait()

    def start_traffic(self):
        """From here to the end at the same rate: a burst would find a new version's connections cold, and the verdict would say so."""
        for name, rate, anonymous in (("users", USERS_RATE, 0), ("anonymous", ANONYMOUS_RATE, 1)):
            self.generators[name] = subprocess.Popen(
                [self.program("godel-traffic"), f"--port={self.front_door}", f"--rate={rate}", "--path=/v1/info", "--writes=0.02", "--users=2000",
                 f"--anonymous={anonymous}", f"--report={self.folder / name}.json"], stdout=subprocess.DEVNULL)
        wait_for(lambda: all((self.folder / f"{name}.json").exists() for name in self.generators), "the first traffic", 20)

    def take_down(self):
        for generator in self.generators.values():
            generator.send_signal(signal.SIGTERM)
            generator.wait()
        super().take_down()

    def accounts(self):
        """By kind of traffic; each was written after now, as they are each second."""
        found = {}
        for name in self.generators:
            path = self.folder / f"{name}.json"
            written = path.stat().st_mtime_ns
            wait_for(lambda: path.stat().st_mtime_ns > written, "the traffic's next account", 10)
            found[name] = json.loads(path.read_text())
        return found

    def sends(self, port, rate, seconds):
        """The account of requests without a cookie."""
        done = subprocess.run([self.program("godel-traffic"), f"--port={port}", f"--rate={rate}", f"--for={seconds}s", "--anonymous=1", "--path=/v1/info"],
                              capture_output=True, text=True, check=False)
        return json.loads(done.stdout)


class Bench:
    def __init__(self, environment, table):
        self.env = environment
        self.table = table
        self.router = Router(environment.folder)
        self.at_rest = 0
        self.begun = 0
        self.stopped = 0
        self.measured_shares = set()

    def without_traffic(self, seconds=10):
        """What HAProxy uses for health checks and its page of metrics, a second; it is no cost of a request."""
        pid, _, cpu = self.router.usage()
        time.sleep(seconds)
        self.at_rest = (Process(pid).cpu_seconds() - cpu) / seconds
        self.table.told("HAProxy without traffic: CPU", f"{100 * self.at_rest:.2f} % of a core")

    def cost_while(self, work):
        """Microseconds of HAProxy's CPU for each request that it took during the work, beyond what it uses at rest."""
        pid, requests, cpu = self.router.usage()
        begun = time.monotonic()
        work()
        pid_then, requests_then, cpu_then = self.router.usage()
        if pid_then != pid:
            sys.exit("bench_platform: HAProxy was replaced while it was measured")
        return 1e6 * (cpu_then - cpu - self.at_rest * (time.monotonic() - begun)) / (requests_then - requests)

    def router_cost(self):
        """With few requests on many connections each of them pays for a wake-up of its own, with rules or without; what the rules add is
        judged. What a request costs where HAProxy is as busy as it can be stands in the node's part."""
        added = []
        while not added or (added[-1] > 30 and len(added) < 3):
            ours = self.cost_while(lambda: time.sleep(12))
            plain = self.plain_cost(RATE)
            added.append(ours - plain)
            self.table.told(f"HAProxy at {RATE} requests/s: CPU a request, ours and without any rule", f"{ours:.1f}, {plain:.1f} us")
        self.table.judged("  what our rules add to it", "<= 30 us", ", ".join(f"{one:.1f}" for one in added) + " us", min(added) <= 30)

    def plain_cost(self, rate):
        port, instance = free_ports(1), self.env.reply("instances:list")["instances"][0]["port"]
        path = self.env.folder / "plain.cfg"
        path.write_text("defaults\n    mode http\n    timeout connect 1s\n    timeout client 60s\n    timeout server 60s\n"
                        f"listen plain\n    bind 127.0.0.1:{port}\n    server one 127.0.0.1:{instance}\n")
        plain = subprocess.Popen(["haproxy", "-db", "-f", str(path)], stderr=subprocess.DEVNULL)
        try:
            wait_for(lambda: self.env.sends(port, 10, 1)["failed"] == 0, "an answer through a plain HAProxy", 10)
            cpu = Process(plain.pid).cpu_seconds()
            account = self.env.sends(port, rate, 8)
            return 1e6 * (Process(plain.pid).cpu_seconds() - cpu) / account["tries"]["sent"]
        finally:
            plain.terminate()
            plain.wait()

    def without_rollout(self, seconds=20):
        """The engine watches the platform all the while, which has its traffic."""
        engine = Process(self.env.engine.pid)
        cpu, begun = engine.cpu_seconds(), time.monotonic()
        time.sleep(seconds)
        idle = 100 * (engine.cpu_seconds() - cpu) / (time.monotonic() - begun)
        self.table.judged("engine without a rollout, platform under load: CPU", "< 1 %", f"{idle:.2f} % of a core", idle < 1)
        resident = engine.resident_mb()
        self.table.judged("engine without a rollout, platform under load: resident memory", "<= 60 MB", f"{resident:.1f} MB", resident <= 60)

    def against_an_instance(self):
        """What HAProxy adds to the time of a request: the same traffic through it, and straight to an instance."""
        port = self.env.reply("instances:list")["instances"][0]["port"]
        through, straight = (self.env.sends(one, 500, 5) for one in (self.env.front_door, port))
        for name in ("p50_ms", "p99_ms"):
            self.table.told(f"a request's {name[:3]} through HAProxy, straight to an instance", f"{through[name]:.2f} ms, {straight[name]:.2f} ms")

    def realised(self, version):
        """The share that the version got of requests without a cookie, and their number."""
        answers = []
        for seconds in (SHARE_SECONDS, 0):
            versions = self.env.accounts()["anonymous"]["versions"]
            answers.append({name: one["answers"] for name, one in versions.items()})
            time.sleep(seconds)
        before, after = answers
        counts = {name: count - before.get(name, 0) for name, count in after.items()}
        return counts.get(version, 0) / sum(counts.values()), sum(counts.values())

    def share(self, version, percent):
        """Within three standard errors; one that is not is measured again, and that decides."""
        wanted, tries = percent / 100, []
        for _ in range(2):
            share, count = self.realised(version)
            # One that was stopped meanwhile has no share to be measured.
            if self.env.rollout()["state"] in ("aborting", "draining", "aborted"):
                return
            error = math.sqrt(wanted * (1 - wanted) / count)
            tries.append(f"{100 * share:.2f} % of {count}")
            if abs(share - wanted) <= 3 * error:
                break
        self.measured_shares.add(percent)
        self.table.judged(f"realised share at {percent} %, requests without a cookie", f"+- {300 * error:.2f} points", ", ".join(tries), abs(share - wanted) <= 3 * error)

    def users_of(self, version, percent):
        """Whom the canary has. A user stays on one side, so that the error is that of the users, whatever they ask."""
        names = [f"bench-{random.getrandbits(48):x}" for _ in range(USERS)]
        users = Users(self.env.front_door)

        def on_canary(asked):
            found = set()
            for name in asked:
                if users.ask(name) == version:
                    found.add(name)
                time.sleep(0.002)
            return found

        first = on_canary(names)
        again = on_canary(names)
        if self.env.rollout()["state"] != "watching":
            return []
        wanted = percent / 100
        error = math.sqrt(wanted * (1 - wanted) / USERS)
        self.table.judged(f"realised share at {percent} %, of {USERS} users", f"+- {300 * error:.2f} points", f"{100 * len(first) / USERS:.2f} %", abs(len(first) / USERS - wanted) <= 3 * error)
        self.table.judged("users who changed sides between two requests", "0", str(len(first ^ again)), first == again)
        return sorted(first)

    def emergency(self, version, users):
        """How long after the command the last canary request starts, and the router's share is 0. None if the users were not there."""
        ended, last_start, at_zero = threading.Event(), [0.0], [0.0]

        def keep_asking():
            line = Users(self.env.front_door)
            while not ended.is_set():
                for user in users:
                    start = time.time()
                    # One that is cut off was the canary's too.
                    if line.ask(user) in (version, None):
                        last_start[0] = start
                    if ended.is_set():
                        break
                    time.sleep(0.004)

        def keep_looking():
            while not ended.is_set() and not at_zero[0]:
                if not self.router.sends_to_canary():
                    at_zero[0] = time.time()
                time.sleep(0.003)

        # Of this program alone: they do not keep it from ending.
        threads = [threading.Thread(target=one, daemon=True) for one in (keep_asking, keep_looking)]
        for thread in threads:
            thread.start()
        time.sleep(1)
        asked_before = last_start[0]
        said = time.time()
        done = self.env.ctl("rollback:emergency", "--detach", person="anna", check=False)
        answered = time.time()
        time.sleep(2)
        ended.set()
        for thread in threads:
            thread.join()
        if done.returncode > 2 or said - asked_before > 0.5 or 0 < at_zero[0] < said:
            return None
        # The account's own clock is the wall clock as well.
        last_sent = {name: time_of(account["versions"][version]["last_sent"]) for name, account in self.env.accounts().items()}
        return {"users": max(last_sent["users"], last_start[0]) - said, "anonymous": last_sent["anonymous"] - said, "zero": at_zero[0] - said if at_zero[0] else math.inf, "answered": answered - said}

    def begin(self, version, *words):
        self.env.ctl("deploy:canary", version, *words, "--detach", person="anna")
        self.begun += 1

    def note_stop(self):
        """A good version that is stopped by itself is a mistake of the verdict; what was to be measured is tried again."""
        rollout = self.env.rollout()
        self.stopped += 1
        print(f"the good version was stopped by itself ({load()}): {json.dumps(rollout)}", flush=True)

    def emergencies(self, version):
        found, users = [], []
        for _ in range(2 * EMERGENCIES):
            self.begin(version, "--stages=25:5m,100:5m")
            wait_for(lambda: self.env.rollout()["state"] in ("watching", "aborted"), "the canary's watch")
            users = users or self.users_of(version, 25)
            one = self.emergency(version, users) if users else None
            if one:
                found.append(one)
            else:
                self.note_stop()
            self.env.settle()
            if len(found) == EMERGENCIES:
                break
        for key, what in (("anonymous", "requests without a cookie"), ("users", "sticky users")):
            last = [max(one[key], 0) for one in found]
            self.table.judged(f"emergency rollback at 25 %: last canary request of {what}", "<= 1 000 ms", ", ".join(f"{1000 * one:.0f}" for one in last) + " ms",
                              len(last) == EMERGENCIES and max(last) <= 1)
        self.table.told("emergency rollback at 25 %: HAProxy's share is 0 after", ", ".join(f"{1000 * one['zero']:.0f}" for one in found) + " ms")
        self.table.told("emergency rollback at 25 %: the command has its answer after", ", ".join(f"{1000 * one['answered']:.0f}" for one in found) + " ms")

    def without_a_failure(self, name, work):
        before, begun = self.env.accounts(), time.monotonic()
        work()
        after = self.env.accounts()
        seconds = time.monotonic() - begun
        sums = {what: sum(after[name][what] - before[name][what] for name in after) for what in ("sent", "failed", "not_sent", "retried")}
        is_whole = all(account["is_balanced"] for account in after.values()) and sums["not_sent"] == 0
        self.table.judged(f"{name}: failed requests", "0", f"{sums['failed']} of {sums['sent']}, {sums['sent'] / seconds:.0f} /s", sums["failed"] == 0 and is_whole)
        self.table.told("  retried by users, as browsers do", str(sums["retried"]))

    def good_rollout(self, name, kill_count, shares):
        """To 100 %. A version that is stopped on its way has cost no request either, and is tried once more."""
        version = "v2.1.0" if self.env.reply("deploy:status")["version"] == "v2.0.0" else "v2.0.0"
        for _ in range(2):
            kill_at = sorted(random.uniform(1, 110) for _ in range(kill_count))
            reached, left = [], list(kill_at)
            self.without_a_failure(name, lambda: reached.append(self.roll_out(version, left, [one for one in shares if one not in self.measured_shares])))
            if kill_at:
                # One that was stopped early has seen fewer of them.
                killed = kill_at[:len(kill_at) - len(left)]
                self.table.told("  the engine was killed after", ", ".join(f"{one:.0f}" for one in killed) + f" s, {len(killed)} times")
            if reached[0]:
                break
            self.note_stop()
        self.table.judged(f"{name}: comes to its end" + (f", {kill_count} kills" if kill_count else ""), "done", "done" if reached[0] else "stopped", reached[0] and not left)

    def roll_out(self, version, kill_at, shares):
        """Approved at every stage by the second person. Measures the share where asked to, and kills the engine when it is time."""
        self.begin(version, *([STAGES_TO_MEASURE] if shares else []))
        begun, state = time.monotonic(), ""
        while state not in ("done", "aborted"):
            if kill_at and time.monotonic() - begun > kill_at[0]:
                kill_at.pop(0)
                self.env.kill_engine()
                self.env.start_engine()
            rollout = self.env.rollout()
            state = rollout["state"]
            if state == "watching" and shares and rollout["share_percent"].split()[0] == str(shares[0]):
                self.share(version, shares.pop(0))
            if state == "awaiting-approval":
                self.env.ctl("deploy:approve", "--comment=bench", "--detach", person="ben", check=False)
            if state in ("held", "needs-person") or time.monotonic() - begun > 300:
                print(f"the rollout does not go on: {json.dumps(rollout)}", flush=True)
                self.env.ctl("deploy:reject", "--reason=bench", "--detach", person="anna", check=False)
            time.sleep(0.2)
        self.env.settle()
        return state == "done"

    def restart(self, kill_after):
        self.env.ctl("restart", "--detach", person="anna")
        if kill_after is not None:
            time.sleep(kill_after)
            self.env.kill_engine()
            self.env.start_engine()
        self.env.settle()

    def run(self):
        self.without_traffic()
        self.env.start_traffic()
        self.router_cost()
        self.without_rollout()
        self.against_an_instance()
        self.emergencies("v2.1.0")
        self.good_rollout("good rollout 1-5-25-100 %", 0, [1, 5, 25])
        self.without_a_failure("rolling restart", lambda: self.restart(None))
        self.good_rollout("good rollout while the engine is killed", KILLS, [])
        self.without_a_failure("rolling restart, engine killed once", lambda: self.restart(random.uniform(0.3, 4)))
        for percent in sorted({1, 5, 25} - self.measured_shares):
            self.table.judged(f"realised share at {percent} %, requests without a cookie", "measured", "not measured", False)
        self.table.judged("good versions that were stopped by themselves", "0", f"{self.stopped} of {self.begun}", self.stopped == 0)
        first, *later = self.env.ready_ms
        self.table.judged("engine in a new folder is ready after", "<= 1 000 ms", f"{first:.0f} ms", first <= 1000)
        self.table.judged("engine killed with everything running is ready again after", "<= 1 000 ms", ", ".join(f"{one:.0f}" for one in later) + " ms", max(later) <= 1000)
        resident = Process(self.env.engine.pid).resident_mb()
        self.table.told("engine after all this: resident memory", f"{resident:.1f} MB")


def load():
    return f"load average {os.getloadavg()[0]:.2f}"


def time_of(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--keep", action="store_true", help="leave the environment's folder behind")
    given = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="godel-bench-")
    environment, table = Environment(given.programs, folder), Table()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        environment.bring_up()
        Bench(environment, table).run()
    except SystemExit as ended:
        # Whoever reads the status must not take it for one broken promise.
        print(ended.code, flush=True)
        return 200
    finally:
        environment.take_down()
        if not given.keep:
            shutil.rmtree(folder, ignore_errors=True)
    return table.broken


if __name__ == "__main__":
    sys.exit(main())
