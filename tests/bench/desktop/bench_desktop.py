"""The window over a real demo, and the page of a rollout with very much on it. Ends with the number of broken promises."""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "packaging"))
import demo as demo_module  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--seconds", default="60", help="at rest; 3600 for the hour that the promise about memory speaks of")
    given = parser.parse_args()
    demo_module.RATE = 100
    folder = tempfile.mkdtemp(prefix="godel-bench-desktop-")
    demo = demo_module.Demo(given.programs, folder)
    broken = 0
    try:
        demo.bring_up()
        broken += subprocess.run([demo.program("bench_desktop"), demo.folder / "run" / "api.sock", demo.folder / "anna.token", given.seconds], check=False).returncode
    finally:
        demo.take_down()
        shutil.rmtree(folder, ignore_errors=True)
    rollout = pathlib.Path(given.programs) / "bench_rollout_page"
    if rollout.exists():
        broken += subprocess.run([rollout], check=False).returncode
    return broken


if __name__ == "__main__":
    sys.exit(main())
