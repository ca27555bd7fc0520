"""Milieu from Python: run a preset, run a sweep, read what they wrote.

Needs Node (https://nodejs.org), a checkout of Milieu with `npm install` done, and numpy. Copy this file
to where you work, or put its folder on PYTHONPATH. `docs/python.md` is a recipe.

Times are minutes, lengths micrometres, arrays as Milieu writes them: float32, [frame, y, x] or
[frame, z, y, x].
"""

import csv
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

# Where Milieu is: the folder above this file, or what the variable says.
HOME = Path(os.environ.get("MILIEU_HOME", Path(__file__).resolve().parent.parent))


class MilieuError(RuntimeError):
    """What the program said when it could not do what it was asked; `code` is its exit code."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def milieu(*arguments):
    """Runs the command line, `milieu("list")`; returns what it printed. Raises MilieuError."""
    program = HOME / "bin" / "milieu.js"
    if not program.exists():
        raise FileNotFoundError(f"{program} is not there; set MILIEU_HOME to a checkout of Milieu")
    command = ["node", str(program), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise MilieuError(done.returncode, done.stderr.strip() or done.stdout.strip())
    return done.stdout


@dataclass(frozen=True)
class Run:
    """What `milieu run` wrote into a folder."""

    folder: Path
    record: dict
    """run.json: parameters, grid, versions, notes."""
    times: np.ndarray
    """Times of the frames, min."""
    observables: dict
    """Columns of observables.csv by name, one value per frame."""

    def field(self, name):
        """A field, [frame, y, x] or [frame, z, y, x]; read from disk as it is used."""
        return np.load(self.folder / f"{name}.npy", mmap_mode="r")


def run(preset, out, *, until=None, every=None, set=None, grid=None, step=None, seed=None,
        overwrite=False, more=()):
    """Runs a preset (a shipped name or a file) into a folder and reads it.

    until, every, step: text with a unit, such as "5 d"; set: {parameter: value}; grid: voxels per axis;
    overwrite: put it in the place of an earlier run in that folder, which is refused otherwise;
    more: further options of `milieu run`, such as ("--backend", "gpu").
    """
    options = []
    for name, value in {"until": until, "every": every, "step": step, "seed": seed}.items():
        if value is not None:
            options += [f"--{name}", value]
    if grid is not None:
        options += ["--grid", "x".join(map(str, grid))]
    for name, value in (set or {}).items():
        options += ["--set", f"{name}={value}"]
    if overwrite:
        options.append("--overwrite")
    milieu("run", preset, "--out", out, "--quiet", *options, *more)
    return read_run(out)


def read_run(folder):
    """Reads the folder of a run."""
    folder = Path(folder)
    record = json.loads((folder / "run.json").read_text())
    times = np.array(record["frame_times_min"], dtype=float)
    return Run(folder, record, times, _columns(folder / "observables.csv"))


@dataclass(frozen=True)
class Sweep:
    """The results of a sweep that are there."""

    folder: Path
    runs: list
    """One per line of the plan that has a result: manifest entry and result file as one dict."""
    failed: list
    """One per line that failed: manifest entry, `message`, `code`."""
    missing: int
    """Lines without either."""

    def column(self, name):
        """A factor, a single number or a score of every run, as an array; NaN where there is none.

        A factor with units, such as "3 d", gives its number.
        """
        return np.array([_value(run, name) for run in self.runs])

    def curves(self, name):
        """An output over time: times (min) and values, [run, time]."""
        found = [run["curves"][name] for run in self.runs]
        values = [[np.nan if value is None else value for value in one["values"]] for one in found]
        return np.array(found[0]["times_min"], dtype=float), np.array(values, dtype=float)

    def field(self, name):
        """A whole field of every run, [run, y, x] or [run, z, y, x]."""
        paths = [_run_file(self.folder, run["id"], f"{name}.npy") for run in self.runs]
        return np.array([np.load(path) for path in paths])


def sweep(plan, out, *, jobs=None, more=()):
    """Plans and runs a sweep, or goes on with it, and reads it.

    plan: the path of a sweep.json, or a dict like it, which is written into the folder; jobs: runs at the
    same time (default: all cores). A run that fails does not raise: see `Sweep.failed`.
    """
    if isinstance(plan, dict):
        Path(out).mkdir(parents=True, exist_ok=True)
        path = Path(out) / "sweep.json"
        path.write_text(json.dumps(plan, indent=2))
        plan = path
    milieu("sweep", "plan", plan, "--out", out, "--quiet")
    options = [] if jobs is None else ["--jobs", jobs]
    try:
        milieu("sweep", "run", out, "--quiet", *options, *more)
    except MilieuError as error:
        if error.code != 1:
            raise
    return read_sweep(out)


def read_sweep(folder):
    """Reads the folder of a sweep, also of one that is not done."""
    folder = Path(folder)
    runs, failed, missing = [], [], 0
    with open(folder / "manifest.jsonl") as manifest:
        for text in manifest:
            line = json.loads(text)
            result = _run_file(folder, line["id"], "json")
            failure = _run_file(folder, line["id"], "failed.json")
            if result.exists():
                runs.append({**json.loads(result.read_text()), **line})
            elif failure.exists():
                failed.append({**json.loads(failure.read_text()), **line})
            else:
                missing += 1
    return Sweep(folder, runs, failed, missing)


def _run_file(folder, run, end):
    return folder / "runs" / run[:2] / f"{run}.{end}"


def _value(run, name):
    for kind in ("values", "numbers", "scores"):
        if name in run[kind]:
            value = run[kind][name]
            if isinstance(value, str):
                value = value.split()[0]
            return np.nan if value is None else float(value)
    if name in ("index", "point", "seed"):
        return float(run[name])
    known = [*run["values"], *run["numbers"], *run["scores"]]
    raise KeyError(f"{name}: the runs have {', '.join(known)}")


def _columns(path):
    with open(path, newline="") as file:
        rows = list(csv.reader(file))
    return {name: np.array([_number(row[at]) for row in rows[1:]]) for at, name in enumerate(rows[0])}


def _number(text):
    return float(text) if text else float("nan")
