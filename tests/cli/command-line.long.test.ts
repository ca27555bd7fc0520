import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readNpy } from "../support/read-npy.ts";

const program = resolve(import.meta.dirname, "../../bin/milieu.js");
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "milieu-cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line in the scratch folder; `signal` is sent once `after` appears in the folder. */
function milieu(
  args: readonly string[],
  interrupt?: (kill: (signal?: NodeJS.Signals) => void) => void,
): Promise<Finished> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      env: {
        ...process.env,
        VK_ICD_FILENAMES: "/nonexistent.json",
        VK_DRIVER_FILES: "/nonexistent.json",
      },
    });
    let out = "";
    let error = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      error += chunk;
    });
    child.on("close", (code) => done({ code, out, error }));
    interrupt?.((signal = "SIGINT") => child.kill(signal));
  });
}

const readJson = async (path: string) => JSON.parse(await readFile(join(folder, path), "utf8"));

describe("milieu run", () => {
  it("writes what it promises, and the same again from the same seed", async () => {
    const args = ["run", "gray-scott", "--backend", "cpu", "--grid", "32x32"];
    const times = ["--until", "40 min", "--every", "20 min", "--quiet"];
    const formats = ["--format", "npy", "--format", "csv", "--format", "vti"];
    const first = await milieu([...args, ...times, ...formats, "--out", "a"]);
    expect(first).toEqual({ code: 0, out: "", error: "" });
    const record = await readJson("a/run.json");
    expect(record.frame_times_min).toEqual([0, 20, 40]);
    expect(record.grid.shape).toEqual([32, 32]);
    expect(record.backend).toBe("cpu");
    expect(record.preset.format).toBe("milieu/1");
    const u = readNpy(await readFile(join(folder, "a/u.npy")));
    expect(u.shape).toEqual([3, 32, 32]);
    const table = (await readFile(join(folder, "a/observables.csv"), "utf8")).trim().split("\n");
    expect(table).toHaveLength(4);
    const column = (table[0] as string).split(",").indexOf("u_mean");
    const last = u.data.subarray(2 * 32 * 32);
    const mean = last.reduce((sum, value) => sum + value, 0) / last.length;
    expect(Number((table[3] as string).split(",")[column])).toBeCloseTo(mean, 5);
    expect(await readdir(join(folder, "a"))).toEqual(
      expect.arrayContaining(["frames.pvd", "frame_0002.vti", "u_0002.csv", "v.npy"]),
    );
    await milieu([...args, ...times, "--out", "b"]);
    expect(readNpy(await readFile(join(folder, "b/u.npy"))).data).toEqual(u.data);
    await milieu([...args, ...times, "--seed", "99", "--out", "c"]);
    expect(readNpy(await readFile(join(folder, "c/u.npy"))).data).not.toEqual(u.data);
  });

  it("takes parameters, and refuses unknown ones with a suggestion", async () => {
    const wrong = await milieu(["run", "gray-scott", "--set", "fed=0.03", "--out", "wrong"]);
    expect(wrong.code).toBe(65);
    expect(wrong.error).toContain('"fed"');
    expect(wrong.error).toContain("feed");
    expect(await readdir(folder)).not.toContain("wrong");
  });

  it("stops after the present step on SIGINT and says what is written", async () => {
    const run = milieu(
      [
        "run",
        "gray-scott",
        "--backend",
        "cpu",
        "--grid",
        "256x256",
        "--until",
        "30 d",
        "--every",
        "5 min",
        "--out",
        "stopped",
      ],
      (kill) => setTimeout(() => kill(), 4000),
    );
    const { code, out } = await run;
    expect(code).toBe(0);
    expect(out).toMatch(/stopped after \d+ of \d+ frames/);
    const record = await readJson("stopped/run.json");
    expect(record.interrupted).toBe(true);
    const u = readNpy(await readFile(join(folder, "stopped/u.npy")));
    expect(u.shape[0]).toBe(record.frame_times_min.length);
  });

  it("stops at once when asked twice, in a frame without end, and leaves nothing", async () => {
    const long = ["--until", "100000 d", "--every", "50000 d"];
    const args = ["run", "gray-scott", "--backend", "cpu", "--grid", "16x16", ...long];
    const once = await milieu([...args, "--out", "once"], (kill) =>
      setTimeout(() => kill("SIGTERM"), 4000),
    );
    expect(once).toMatchObject({
      code: 0,
      out: expect.stringContaining("stopped after 1 of 3 frames"),
    });
    expect(await readJson("once/run.json")).toMatchObject({ interrupted: true });
    const { code, error } = await milieu([...args, "--out", "insisted"], (kill) => {
      setTimeout(() => {
        kill("SIGTERM");
        kill("SIGINT");
      }, 4000);
    });
    expect(code).toBe(130);
    expect(error).toContain("nothing was written");
    expect(await readdir(folder)).not.toContain("insisted");
  });

  it("goes on after it was killed, or stopped by SIGINT, as if it had not been", async () => {
    const args = ["run", "gray-scott", "--backend", "cpu", "--grid", "128x128", "--quiet"];
    const times = ["--until", "1 d", "--every", "4 h"];
    await milieu([...args, ...times, "--out", "unbroken"]);
    for (const signal of ["SIGKILL", "SIGINT"] as const) {
      const checkpoints = ["--checkpoint", "30 min", "--out", signal];
      const { code } = await milieu([...args, ...times, ...checkpoints], (kill) => {
        const timer = setInterval(() => {
          if (!existsSync(join(folder, signal, "checkpoint.milieu"))) return;
          clearInterval(timer);
          kill(signal);
        }, 5);
      });
      expect(code).toBe(signal === "SIGKILL" ? null : 0);
      expect((await readJson(`${signal}/run.json`)).interrupted).toBe(true);
      expect(readNpy(await readFile(join(folder, signal, "u.npy"))).shape[0]).toBeLessThan(7);
      expect(await milieu(["run", "--resume", signal, "--quiet"])).toMatchObject({ code: 0 });
      for (const file of ["u.npy", "v.npy", "observables.csv"]) {
        const whole = await readFile(join(folder, "unbroken", file));
        expect(whole.equals(await readFile(join(folder, signal, file))), file).toBe(true);
      }
    }
    const both = await milieu(["run", "gray-scott", "--resume", "SIGKILL", "--grid", "64x64"]);
    expect(both.code).toBe(64);
    expect(both.error).toContain('leave out the preset "gray-scott", --grid');
    expect((await milieu(["run", "--resume", "nowhere"])).code).toBe(65);
    expect((await milieu(["run", "gray-scott", "--checkpoint", "0 d"])).code).toBe(64);
  });

  it("says which field has run away, and writes nothing", async () => {
    const preset = {
      format: "milieu/1",
      title: "x",
      domain: { size: ["160 um", "160 um"], grid: [16, 16] },
      time: { step: "1 min", scheme: "explicit" },
      model: {
        fields: { u: { kind: "static", unit: "1", initial: 1 } },
        processes: [{ type: "react", field: "u", rate: "u^3" }],
      },
    };
    await writeFile(join(folder, "runaway.json"), JSON.stringify(preset));
    const result = await milieu(["run", "runaway.json", "--until", "1 h", "--out", "runaway"]);
    expect(result.code).toBe(70);
    expect(result.error).toContain("u has grown beyond all bounds");
    expect(await readdir(folder)).not.toContain("runaway");
  });
});

describe("exit codes", () => {
  it("64 for wrong usage", async () => {
    expect((await milieu(["run"])).code).toBe(64);
    expect((await milieu(["run", "gray-scott", "--every", "6 um"])).code).toBe(64);
    expect((await milieu(["walk"])).code).toBe(64);
    expect((await milieu(["run", "gray-scott", "--grid", "big"])).code).toBe(64);
    const oneNumber = await milieu(["run", "inkt-pulse", "--fields", "alphaGalCer"]);
    expect(oneNumber).toMatchObject({
      code: 64,
      error: expect.stringContaining("observables.csv"),
    });
  });

  it("65 for a bad preset, with the place", async () => {
    await writeFile(
      join(folder, "bad.json"),
      '{"format":"milieu/1","title":"x","domain":{"size":["1 mm","1 mm"],"grid":[32,32]},"time":{"step":"1 min"},"model":{"fields":{"u":{"kind":"substrate","unit":"mM"}},"processes":[{"type":"loss","field":"u","rate":"lactat"}]}}',
    );
    const result = await milieu(["run", "bad.json", "--until", "1 h", "--out", "bad"]);
    expect(result.code).toBe(65);
    expect(result.error).toContain("processes[0].rate");
    expect(await readdir(folder)).not.toContain("bad");
    expect((await milieu(["validate", "bad.json"])).code).toBe(65);
    expect((await milieu(["run", "no-such-preset"])).code).toBe(65);
  });

  it("65 from run and from validate for a step that the explicit scheme does not bear", async () => {
    await writeFile(
      join(folder, "unstable.json"),
      '{"format":"milieu/1","title":"x","domain":{"size":["320 um","320 um"],"grid":[32,32]},"time":{"step":"1 min","scheme":"explicit","stop":"1 h"},"model":{"fields":{"u":{"kind":"substrate","unit":"mM","diffusion":100}}}}',
    );
    // dx^2/(4 D)
    const words = "allows at most 0.25 min";
    const ran = await milieu(["run", "unstable.json", "--out", "unstable"]);
    expect(ran).toMatchObject({ code: 65, error: expect.stringContaining(words) });
    const validated = await milieu(["validate", "unstable.json"]);
    expect(validated).toMatchObject({ code: 65, out: "", error: expect.stringContaining(words) });
    expect(validated.error).toMatch(/^unstable\.json: /);
  });

  it("69 for a GPU that is not there", async () => {
    const result = await milieu(["run", "gray-scott", "--backend", "gpu", "--out", "gpu"]);
    expect(result.code).toBe(69);
    expect(result.error).toContain("--backend cpu");
  });
});

describe("milieu list, validate and check", () => {
  it.each(["list", "validate hypoxic-core gray-scott schnakenberg", "--help", "run --help"])(
    "%s ends in silence where nobody reads on",
    async (line) => {
      const child = spawn(process.execPath, [program, ...line.split(" ")], { cwd: folder });
      let error = "";
      child.stderr.on("data", (chunk) => {
        error += chunk;
      });
      // As `head -1` does.
      child.stdout.once("data", () => child.stdout.destroy());
      const code = await new Promise((done) => child.on("close", done));
      expect(error).toBe("");
      expect([0, 141]).toContain(code);
    },
  );

  it("lists the presets, and each is valid", async () => {
    const { code, out } = await milieu(["list"]);
    expect(code).toBe(0);
    const names = out
      .trim()
      .split("\n")
      .map((line) => line.split(" ")[0] as string);
    expect(names).toContain("hypoxic-core");
    const validated = await milieu(["validate", ...names]);
    expect(validated).toMatchObject({ code: 0, error: "" });
    expect(validated.out).not.toContain("warning");
  });

  it("checks claims: 0 where they hold, 1 where one does not, one JSON object each", async () => {
    const source = JSON.parse(
      await readFile(resolve(import.meta.dirname, "../../presets/fisher-kpp.json"), "utf8"),
    );
    const good = await milieu(["check", "fisher-kpp", "--backend", "cpu", "--format", "json"]);
    expect(good.code).toBe(0);
    const lines = good.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(source.claims.length);
    expect(lines[0]).toMatchObject({ preset: "fisher-kpp", index: 0, holds: true });
    expect(Number.isFinite(lines[0].value)).toBe(true);
    source.claims = [{ ...source.claims[0], is: "> 1e9", why: "cannot be" }];
    await writeFile(join(folder, "false-claim.json"), JSON.stringify(source));
    const bad = await milieu(["check", "false-claim.json", "--backend", "cpu"]);
    expect(bad.code).toBe(1);
    expect(bad.out).toContain("FAILS");
  });

  it("checks presets side by side, on another grid and from another seed, in their order", async () => {
    const settings = ["--grid", "48x16", "--step", "1 min", "--seed", "5", "--backend", "cpu"];
    const names = ["gray-scott", "fisher-kpp"];
    const outOf = async (jobs: string, each: readonly string[]) =>
      (await milieu(["check", ...each, ...settings, "--jobs", jobs, "--format", "json"])).out;
    const apart = [await outOf("1", ["fisher-kpp"]), await outOf("1", ["gray-scott"])];
    expect(apart[0]).toContain('"index":4');
    expect(await outOf("2", names)).toBe(`${apart[1]}${apart[0]}`);
  });

  it("says which preset cannot be run on such a grid and goes on with the others", async () => {
    const settings = ["--grid", "48x16", "--step", "20 min", "--backend", "cpu", "--jobs", "1"];
    const found = await milieu(["check", "gray-scott", "fisher-kpp", ...settings]);
    expect(found.code).toBe(70);
    expect(found.error).toContain("gray-scott: u has grown beyond all bounds");
    expect(found.error).toContain("1 preset could not be checked.");
    expect(found.out).toContain("fisher-kpp[4]");
  });
});
