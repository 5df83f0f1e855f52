"""Draws what a terminal shows of a real canary as a picture, for the README."""
import argparse
import html
import pathlib
import shutil
import subprocess
import tempfile

import demo as environment

COLUMNS = 96
STYLE = {"width": 8.43, "line": 20, "margin": 24}


def shown(demo, *words):
    """What the command prints, as a person reads it."""
    command = [demo.program("godelctl"), f"--socket={demo.folder / 'run' / 'api.sock'}", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def lines_of(demo):
    lines = []
    for words in (["deploy:status"], ["instances:list"], ["metrics:current"]):
        lines.append(("typed", "$ godelctl " + " ".join(words)))
        for line in shown(demo, *words).rstrip().splitlines():
            lines.append(("head" if line.isupper() else "text", line))
        lines.append(("text", ""))
    return lines[:-1]


def svg(lines):
    width = round(2 * STYLE["margin"] + STYLE["width"] * max(COLUMNS, *(len(line) for _, line in lines)))
    height = 2 * STYLE["margin"] + STYLE["line"] * len(lines) + 24
    colours = {"typed": "#9ece6a", "head": "#7aa2f7", "text": "#c0caf5"}
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
           'aria-label="A canary watched in the terminal: both versions side by side, the instances, and the metrics">',
           f'<rect width="{width}" height="{height}" rx="10" fill="#1a1b26"/>']
    out += [f'<circle cx="{STYLE["margin"] + 20 * at}" cy="22" r="6" fill="{colour}"/>' for at, colour in enumerate(("#f7768e", "#e0af68", "#9ece6a"))]
    out.append('<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">')
    for number, (kind, line) in enumerate(lines):
        y = 24 + STYLE["margin"] + STYLE["line"] * (number + 1) - 6
        out.append(f'<text x="{STYLE["margin"]}" y="{y}" fill="{colours[kind]}">{html.escape(line)}</text>')
    return "\n".join(out + ["</g>", "</svg>", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--out", required=True)
    given = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="godel-demo-")
    demo = environment.Demo(given.programs, folder)
    try:
        demo.bring_up()
        demo.ctl("deploy:canary", "v2.1.0", "--stages=25:2m,100:1m", "--reason=faster search", "--detach", person="anna")
        environment.wait_for(lambda: demo.rollout().get("sides", [{}])[0].get("requests", 0) > 2000, "the canary's traffic", 90)
        picture = pathlib.Path(given.out)
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_text(svg(lines_of(demo)))
    finally:
        demo.take_down()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"drawn: {given.out}")


if __name__ == "__main__":
    main()
