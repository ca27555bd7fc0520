// node scripts/run-ts.mjs scripts/draw-docs.ts [NAME...]: the moving and still pictures of README and docs, drawn by
// the command line as anyone can. The gallery's come from scripts/draw-gallery.ts.
import { spawnSync } from "node:child_process";

const COARSE = ["--grid", "96x96", "--step", "2 h"];

const pictures: Readonly<Record<string, readonly string[]>> = {
  "anti-pd1-csf1r.gif": [
    ...["render", "anti-pd1-csf1r", ...COARSE, "--size", "560x316", "--fps", "10"],
    ...["--duration", "4 s", "--hold", "1 s", "--panel", "view", "--panel", "curves"],
    ...["--film", '{"slow": {"to": 0.4, "lasts": "0.8 s", "at": ["12 d"]}, "dither": "none"}'],
    "--video",
  ],
  "treated-against-control.png": [
    ...["figure", "anti-pd1-csf1r", ...COARSE, "--layout", "runs", "--runs", "control"],
    ...[
      "--times",
      "12 d,20 d,28 d",
      "--curves",
      "tumor",
      "--width",
      "180",
      "--dpi",
      "130",
      "--out",
    ],
  ],
};

const wanted = process.argv.slice(2);
for (const [name, args] of Object.entries(pictures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const out = `docs/images/${name}`;
  const { status } = spawnSync(process.execPath, ["bin/milieu.js", ...args, out, "--overwrite"], {
    stdio: "inherit",
  });
  if (status !== 0) throw new Error(`${name} could not be drawn (exit ${status}).`);
}
