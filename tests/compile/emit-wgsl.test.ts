import { describe, expect, it } from "vitest";
import { compileModel } from "../../src/compile/compile-model.ts";
import { emitWgsl } from "../../src/compile/emit-wgsl.ts";
import { wgslLiteral } from "../../src/compile/wgsl-literal.ts";
import { processes, tinyField, tinyModel } from "../support/tiny-model.ts";

/** The functions of a program by their first words. */
function functionsOf(text: string, start: string): string {
  return text
    .split("\n\n")
    .filter((part) => part.startsWith(`fn ${start}`))
    .join("\n");
}

describe("emitWgsl", () => {
  it("writes the rates of Gray-Scott", () => {
    const model = tinyModel({
      fields: [tinyField("u", "substrate", "Du"), tinyField("v", "substrate", "Dv")],
      parameters: { Du: 0.16, Dv: 0.08, feed: 0.035, kill: 0.065 },
      processes: [
        processes.react("u", "-u*v^2 + feed*(1 - u)"),
        processes.react("v", "u*v^2 - (feed + kill)*v"),
      ],
    });
    const text = emitWgsl(compileModel(model, { scheme: "explicit", interventions: [] }));
    expect(functionsOf(text, "ratesVoxel")).toMatchInlineSnapshot(`
      "fn ratesVoxel(voxel: u32, present: FieldValues) -> FieldValues {
        let v0 = present.f0;
        let v1 = present.f1;
        let v2 = v1 * v1;
        let v3 = limit(v2);
        let v4 = v0 * v3;
        let v5 = limit(v4);
        let v6 = now.parameters[0].z;
        let v8 = 1.0 - v0;
        let v9 = v6 * v8;
        let v10 = limit(v9);
        let v11 = v10 - v5;
        let v12 = limit(v11);
        let v13 = now.parameters[0].w;
        let v14 = v6 + v13;
        let v15 = v1 * v14;
        let v16 = limit(v15);
        let v17 = v5 - v16;
        let v18 = limit(v17);
        return FieldValues(v12, v18);
      }"
    `);
    expect(functionsOf(text, "updateUniforms")).toMatchInlineSnapshot(`
      "fn updateUniforms() {
        let v0 = now.parameters[0].x;
        let v2 = max(v0, 0.0);
        let v3 = now.parameters[0].y;
        let v4 = max(0.0, v3);
        writeUniform(0u, v2);
        writeUniform(1u, v4);
      }"
    `);
  });

  it("reads substrates of a solve as the refresh asks, and the start for the right-hand side", () => {
    const model = tinyModel({
      fields: [tinyField("oxygen", "substrate", 1e5), tinyField("tumor", "population")],
      parameters: { K: 5 },
      processes: [processes.loss("oxygen", "tumor*michaelis(oxygen, K)")],
    });
    const text = emitWgsl(compileModel(model, { scheme: "implicit", interventions: [] }));
    expect(functionsOf(text, "assembleVoxel")).toMatchInlineSnapshot(`
      "fn assembleVoxel(voxel: u32, refresh: bool) {
        let v0 = stepSize();
        let v1 = readField(1u, voxel);
        let v2 = readPresent(0u, voxel, refresh);
        let v3 = now.parameters[0].x;
        let v5 = max(v2, 0.0);
        let v6 = max(v3, 0.0);
        let v7 = v5 + v6;
        let v8 = divide(v5, v7);
        let v9 = v1 * v8;
        let v10 = max(0.0, v9);
        let v11 = v0 * v10;
        let v12 = limit(v11);
        let v14 = v12 + 1.0;
        let v15 = readStart(0u, voxel);
        writeCoefficient(0u, voxel, v14);
        writeRhs(0u, voxel, v15);
      }"
    `);
  });

  it("copies no name of the model", () => {
    const model = tinyModel({
      fields: [tinyField("evilFieldName", "population", "evilParameter")],
      parameters: { evilParameter: 1 },
      observables: { evilObservable: "evilFieldName*mean(evilFieldName)" },
      processes: [processes.growth("evilFieldName", "evilParameter", "evilObservable")],
    });
    const text = emitWgsl(compileModel(model, { scheme: "implicit", interventions: [] }));
    expect(text).not.toMatch(/evil/i);
    expect(functionsOf(text, "observable0Local0")).toContain("readField(0u, voxel)");
  });

  it("writes for a kernel what that kernel calls, of the observable that it is for", () => {
    const model = tinyModel({
      fields: [tinyField("u", "population"), tinyField("v", "population")],
      observables: { first: "u*mean(v)", second: "v*mean(u)" },
      processes: [processes.growth("u", "mean(v)", "0")],
    });
    const program = compileModel(model, { scheme: "implicit", interventions: [] });
    const names = (text: string) => [...text.matchAll(/^fn (\w+)/gm)].map(([, name]) => name);
    expect(names(emitWgsl(program, { hooks: new Set(["advanceVoxel"]) }))).toEqual([
      "advanceVoxel",
    ]);
    const hooks = new Set(["globalTerm", "observableValue", "observableLocal"]);
    const second = emitWgsl(program, { hooks, observable: 1 });
    expect(names(second)).toEqual([
      "globalTerm",
      "observable1",
      "observableValue",
      "observable1Local0",
      "observableLocal",
    ]);
    expect(names(emitWgsl(program, { hooks, observable: -1 }))).toEqual([
      "globalTerm0",
      "globalTerm",
      "observableValue",
      "observableLocal",
    ]);
  });

  it("has every hook of the stub, also for an empty model", () => {
    const text = emitWgsl(
      compileModel(tinyModel({ fields: [] }), { scheme: "implicit", interventions: [] }),
    );
    for (const hook of [
      "assembleVoxel(voxel: u32, refresh: bool)",
      "advanceVoxel(voxel: u32)",
      "ratesVoxel(voxel: u32, present: FieldValues) -> FieldValues",
      "motilityVoxel(voxel: u32)",
      "crowdingVoxel(voxel: u32)",
      "globalTerm(index: u32, voxel: u32) -> f32",
      "observableValue(index: u32, voxel: u32) -> f32",
      "observableLocal(observable: u32, index: u32, voxel: u32) -> f32",
      "interventionVoxel(index: u32, voxel: u32)",
      "interventionScalar(index: u32)",
      "advanceCompartments()",
      "updateUniforms()",
    ]) {
      expect(text).toContain(`fn ${hook} {`);
    }
  });
});

describe("wgslLiteral", () => {
  it("is always a finite f32 with a point or an exponent", () => {
    expect(wgslLiteral(1)).toBe("1.0");
    expect(wgslLiteral(0.1)).toBe("0.1");
    expect(wgslLiteral(-2.5)).toBe("(-2.5)");
    expect(wgslLiteral(1e30)).toBe("1e30");
    expect(wgslLiteral(1e-7)).toBe("1e-7");
    expect(wgslLiteral(1e-40)).toBe("0.0");
    expect(wgslLiteral(1e300)).toBe("3.4e38");
    expect(wgslLiteral(Number.NaN)).toBe("0.0");
    expect(wgslLiteral(100000)).toBe("100000.0");
    expect(wgslLiteral(1 / 3)).toBe("0.33333334");
  });
});
