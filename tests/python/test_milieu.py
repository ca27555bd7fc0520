"""Tried by tests/python/python.long.test.ts: python3 test_milieu.py FOLDER."""

import json
import sys
from pathlib import Path

import numpy as np

import milieu

folder = Path(sys.argv[1])

assert "fisher-kpp" in milieu.milieu("list")

# A front of Fisher and Kolmogorov: never less than before, never more than 1.
run = milieu.run("fisher-kpp", folder / "run", until="1 d", every="6 h", more=("--backend", "cpu"))
cells = run.field("cells")
assert cells.dtype == np.float32
assert list(run.times) == [0, 360, 720, 1080, 1440]
assert cells.shape == (5, *run.record["grid"]["shape"])
means = cells.mean(axis=(1, 2))
assert np.all(np.diff(means) > 0) and cells.max() < 1.001
column = next(name for name in run.observables if name.startswith("cells") and "mean" in name)
assert np.allclose(run.observables[column], means, rtol=1e-5)

faster = milieu.run(
    "fisher-kpp", folder / "faster", until="1 d", set={"motility": 12}, more=("--backend", "cpu")
)
assert faster.record["parameters"]["motility"] == 12
assert milieu.read_run(folder / "faster").field("cells")[-1].mean() > means[-1]

# The same run in other formats: numpy's own reader of archives, and tifffile where it is there.
formats = ("--format", "npy", "--format", "npz", "--format", "ome-tiff")
run = milieu.run("fisher-kpp", folder / "formats", until="1 d", every="6 h", more=("--backend", "cpu", *formats))
archive = np.load(folder / "formats" / "run.npz")
assert np.array_equal(archive["cells"], cells) and list(archive["time_min"]) == list(run.times)
spacing = run.record["grid"]["spacing_um"]
assert np.allclose(archive["x_um"], spacing[1] * (np.arange(cells.shape[2]) + 0.5))
about = json.loads(str(archive["about"]))
assert about["seed"] == run.record["seed"] and about["parameters"] == run.record["parameters"]
try:
    import tifffile
except ImportError:
    tifffile = None
if tifffile is not None:
    with tifffile.TiffFile(folder / "formats" / "run.ome.tif") as file:
        assert file.is_ome
        stack = file.asarray().reshape(5, -1, *cells.shape[1:])
    assert np.array_equal(stack[:, 0, ::-1], cells)

# Decay alone has a closed form: u(t) = u(0) exp(-k t).
preset = folder / "decay.json"
preset.write_text(
    """{"format": "milieu/1", "title": "Decay", "domain": {"size": ["160 um", "160 um"], "grid": [16, 16]},
    "model": {"parameters": {"k": {"value": 0.01, "unit": "1/min", "min": 0, "max": 1}},
    "fields": {"u": {"kind": "substrate", "unit": "1", "diffusion": 100, "initial": 2}},
    "processes": [{"type": "loss", "field": "u", "rate": "k"}]}, "time": {"step": "1 min", "stop": "1 h"}}"""
)
plan = {
    "format": "milieu-sweep/1",
    "presets": [str(preset)],
    "vary": [{"parameter": "k", "values": [0.01, 0.02, 0.03]}, {"setting": "step", "values": ["1 min", "2 min"]}],
    "outputs": [
        {"name": "left", "of": "u"},
        {"name": "curve", "of": "u", "every": "20 min"},
        {"name": "map", "field": "u"},
    ],
    "scores": {"share": "left / 2"},
}
sweep = milieu.sweep(plan, folder / "sweep", jobs=1)
assert (len(sweep.runs), len(sweep.failed), sweep.missing) == (6, 0, 0)
k = sweep.column("k")
assert list(sweep.column("step")) == [1, 2, 1, 2, 1, 2]
assert np.allclose(sweep.column("share"), np.exp(-60 * k), rtol=1e-3)
times, curves = sweep.curves("curve")
assert np.allclose(curves, 2 * np.exp(-np.outer(k, times)), rtol=1e-3)
assert sweep.field("map").shape == (6, 16, 16)
assert np.allclose(sweep.field("map").mean(axis=(1, 2)), sweep.column("left"), rtol=1e-6)

try:
    milieu.milieu("run", "nope", "--out", folder / "nope")
except milieu.MilieuError as error:
    assert error.code == 65 and "nope" in str(error)
else:
    raise AssertionError("a wrong preset went through")
try:
    sweep.column("lef")
except KeyError as error:
    assert "left" in str(error)
else:
    raise AssertionError("a wrong column went through")
print("all good")
