#!/usr/bin/env python3
"""Holds the house rules against the source: include direction, Qt modules per layer, banned constructs, sizes.

Usage: lint.py ROOT. Prints one line per finding and exits 1 if there is any.
"""
import pathlib
import re
import sys

# What each layer may include besides itself. Siblings never include each other; only app sees all.
ALLOWED = {
    "base": set(),
    "domain": {"base"},
    "catalog": {"base"},
    "ports": {"domain", "base"},
    "web": {"base"},
    "api": {"catalog", "base"},
    "engine": {"api", "catalog", "ports", "domain", "base"},
    "drivers": {"ports", "domain", "web", "base"},
    "remote": {"api", "catalog", "web", "base"},
    "http": {"api", "catalog", "web", "base"},
    "cli": {"api", "catalog", "base"},
    "gui": {"api", "catalog", "domain", "base"},
    "node": {"web", "base"},
    "traffic": {"web", "base"},
}
PURE = {"domain"}
QT_WIDGETS = re.compile(r"#include <Q(Widget|MainWindow|Application|Dialog|Icon|Color|Painter|Quick|Chart)")
SQL = re.compile(r"#include <QSql")
SQL_LAYERS = {"drivers", "node", "app"}
BANNED = [
    (re.compile(r"\bthrow\b(?!\))"), "throws; return a Result"),
    (re.compile(r"\binstance\(\)"), "is a singleton; pass it in"),
    (re.compile(r"\bwaitFor(Finished|ReadyRead|Connected|Started|BytesWritten)\("), "waits; look again later"),
    (re.compile(r"\b(usleep|nanosleep|msleep|sleep_for)\("), "sleeps"),
    (re.compile(r"\bstd::system\(|[^\w:]popen\("), "runs a shell"),
    (re.compile(r"\b(TODO|FIXME|XXX)\b"), "is unfinished"),
]
IN_PURE = [(re.compile(r"Q_OBJECT|QObject|Clock\b|QFile\b|QDateTime::current"), "belongs outside the pure rules")]


def strip_comments_and_texts(line):
    line = re.sub(r'"(\\.|[^"\\])*"', '""', line)
    return re.sub(r"//.*", "", line)


def check_lines(layer, path, lines, findings):
    allowed = ALLOWED.get(layer)
    for number, line in enumerate(lines, 1):
        where = f"{path}:{number}"
        include = re.match(r'#include "([a-z_]+)/', line)
        if include and allowed is not None and include[1] != layer and include[1] not in allowed:
            findings.append(f"{where}: {layer} must not include {include[1]}")
        if layer not in ("gui", "app") and QT_WIDGETS.match(line):
            findings.append(f"{where}: {layer} must not know Qt Gui or Widgets")
        if layer not in SQL_LAYERS and SQL.match(line):
            findings.append(f"{where}: {layer} must not know SQL")
        code = strip_comments_and_texts(line)
        for pattern, why in BANNED + (IN_PURE if layer in PURE else []):
            if pattern.search(line if why == "is unfinished" else code) and "lint:" not in line:
                findings.append(f"{where}: {why}")


def check_functions(path, lines, limit, findings):
    """A function's body ends with a brace in the first column: the project's layout makes this exact enough."""
    start = None
    for number, line in enumerate(lines, 1):
        if line.startswith("{"):
            start = number
        elif line.startswith("}") and start is not None:
            if number - start > limit:
                findings.append(f"{path}:{start}: function of {number - start} lines, at most {limit}")
            start = None


def check(root):
    findings = []
    files = sorted([*root.glob("src/**/*.h"), *root.glob("src/**/*.cpp"), *root.glob("tests/**/*.h"), *root.glob("tests/**/*.cpp")])
    for file in files:
        path = file.relative_to(root)
        lines = file.read_text(encoding="utf-8").splitlines()
        is_test = path.parts[0] == "tests"
        limit = 800 if is_test else 500
        if len(lines) > limit:
            findings.append(f"{path}: {len(lines)} lines, at most {limit}")
        if not is_test:
            layer = path.parts[1]
            if layer not in ALLOWED and layer not in ("gui", "app"):
                findings.append(f"{path}: {layer} is not a layer of the house")
            check_lines(layer, path, lines, findings)
            check_functions(path, lines, 70, findings)
    for folder in sorted(p for p in (root / "src").iterdir() if p.is_dir() and any(p.iterdir())):
        if not (folder / "README.md").exists():
            findings.append(f"{folder.relative_to(root)}: has no README.md")
    return len(files), findings


def main():
    count, findings = check(pathlib.Path(sys.argv[1]))
    print(*findings, sep="\n")
    print(f"{count} files read, {len(findings)} findings")
    sys.exit(1 if findings or count == 0 else 0)


if __name__ == "__main__":
    main()
