import { describe, expect, it } from "vitest";
import { emitTex, texName } from "../../src/compile/emit-tex.ts";
import { modelEquations } from "../../src/compile/model-equations.ts";
import { composeModel } from "../../src/model/compose-model.ts";
import { formula, processes, tinyField, tinyModel } from "../support/tiny-model.ts";

describe("emitTex", () => {
  it.each([
    ["a - (b - c)", "a - \\left(b - c\\right)"],
    ["a + -2", "a + \\left(-2\\right)"],
    ["2*3e-7*a", "2 \\cdot 3 \\cdot 10^{-7}\\, a"],
    ["-x^2", "-{x}^{2}"],
    ["(-x)^2", "{\\left(-x\\right)}^{2}"],
    ["(a/b)^n", "{\\left(\\frac{a}{b}\\right)}^{n}"],
    [
      "hill(oxygen, K_o, 4)",
      "\\frac{{\\mathrm{oxygen}}^{4}}{{K_{o}}^{4} + {\\mathrm{oxygen}}^{4}}",
    ],
    ["michaelis(u, K)", "\\frac{u}{K + u}"],
    ["u > 1 ? 2 : 3", "\\begin{cases} 2 & u > 1 \\\\ 3 & \\text{else} \\end{cases}"],
    [
      "mean(u*w)/mean(w)",
      "\\frac{\\left\\langle u\\, w \\right\\rangle}{\\left\\langle w \\right\\rangle}",
    ],
    ["smoothstep(0, 1, u)", "\\operatorname{smoothstep}\\left(0, 1, u\\right)"],
  ])("%s", (text, tex) => {
    expect(emitTex(formula(text))).toBe(tex);
  });

  it("writes names without anything that TeX would act on", () => {
    expect(texName("uptakeOxygen")).toBe("\\mathrm{uptakeOxygen}");
    expect(texName("k2")).toBe("k_{2}");
    expect(texName("K_oxygen_tumor")).toBe("K_{\\mathrm{oxygen},\\mathrm{tumor}}");
    expect(texName("mu_m1")).toBe("\\mu_{\\mathrm{m1}}");
    expect(texName("\\input{x}_")).toBe("\\mathrm{inputx}");
  });
});

describe("modelEquations", () => {
  it("ends with walls and with what is fixed; a compartment sees means", () => {
    const plain = tinyField("u", "substrate", "D");
    const one = { type: "value", value: formula("2*g") } as const;
    const u = {
      ...plain,
      boundary: {
        ...plain.boundary,
        left: one,
        right: one,
        bottom: { type: "flux", flux: formula("-q") } as const,
        top: { type: "exchange", rate: formula("k"), target: formula("b") } as const,
      },
    };
    const model = tinyModel({
      fields: [u, tinyField("n", "population")],
      compartments: ["c"],
      processes: [
        processes.convert("c", "u", "k*n", "1/r"),
        processes.convert("u", "c", "p", "r"),
        processes.fix("n", "x > 5", 1),
        processes.fix("n", 1, "K"),
      ],
    });
    expect(modelEquations(model).map(({ tex }) => tex)).toEqual([
      "\\frac{\\partial u}{\\partial t} = D\\, \\nabla^2 u + \\frac{1}{r}\\, \\left(k\\, n\\right)\\, c - p\\, u" +
        ", \\quad u = 2\\, g \\text{ at left, right}" +
        ", \\quad D\\, \\partial_n u = -q \\text{ at bottom}" +
        ", \\quad D\\, \\partial_n u = k\\, \\left(b - u\\right) \\text{ at top}",
      "\\frac{\\partial n}{\\partial t} = 0, \\quad n = 1 \\text{ where } x > 5, \\quad n = K",
      "\\frac{d c}{dt} = - \\left\\langle k\\, n \\right\\rangle\\, c + \\left\\langle r\\, p\\, u \\right\\rangle",
    ]);
  });

  it("names observables, and says once what each is that is used", () => {
    const model = composeModel({
      modules: [],
      library: [],
      domainBoundary: "no-flux",
      dimensions: 2,
      own: {
        fields: { u: { kind: "substrate", unit: "1" }, n: { kind: "population", unit: "1" } },
        observables: {
          unused: { expression: "u*n" },
          need: { expression: "share*n - u" },
          share: { expression: "u/(1 + u)" },
        },
        processes: [
          { type: "loss", field: "u", rate: "need" },
          { type: "growth", field: "n", rate: "need*share" },
        ],
      },
    });
    expect(modelEquations(model).map(({ tex }) => tex)).toEqual([
      "\\frac{\\partial u}{\\partial t} = - \\mathrm{need}\\, u",
      "\\frac{\\partial n}{\\partial t} = \\mathrm{need} \\cdot \\mathrm{share}\\, n",
      "\\mathrm{need} = \\mathrm{share}\\, n - u",
      "\\mathrm{share} = \\frac{u}{1 + u}",
    ]);
  });

  it("has one term per process, sign first", () => {
    const model = tinyModel({
      fields: [tinyField("u", "substrate", "D"), tinyField("n", "population")],
      compartments: ["c"],
      processes: [
        processes.exchange("u", "k", "b"),
        processes.loss("u", "k + n"),
        processes.growth("n", "r", "K"),
        processes.convert("n", "u", "q", 2),
        processes.chemotaxis("n", "u", "chi"),
        processes.react("u", "-u^2"),
        processes.source("c", "s"),
      ],
    });
    expect(modelEquations(model)).toEqual([
      {
        field: "u",
        tex: "\\frac{\\partial u}{\\partial t} = D\\, \\nabla^2 u + k\\, \\left(b - u\\right) - \\left(k + n\\right)\\, u + 2\\, q\\, n - {u}^{2}",
      },
      {
        field: "n",
        tex: "\\frac{\\partial n}{\\partial t} = r\\, n\\, \\left(1 - \\frac{n}{K}\\right) - q\\, n - \\nabla \\cdot \\left( \\chi\\, n\\, \\nabla u \\right)",
      },
      { field: "c", tex: "\\frac{d c}{dt} = s" },
    ]);
  });
});
