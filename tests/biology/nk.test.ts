import { describe, expect, it } from "vitest";
import { nk } from "../../src/biology/lymphoid/nk.ts";
import { sphingomyelin } from "../../src/biology/lymphoid/sphingomyelin.ts";
import { runInnate as run } from "../support/innate-tissue.ts";

describe("NK cytotoxicity", () => {
  const cells = { nkActive: 0.02 };
  const cytotoxicity = async (given: Readonly<Record<string, number>>) =>
    (await run({ modules: [nk], given: { ...cells, ...given }, days: 0 }))("nkCytotoxicity");

  it.each([
    ...["acidity", "adenosineSignal", "hif", "il10Signal", "mdscPresence", "n2"],
    ...["speciesSuppression", "membraneThinning"],
  ])("falls by %s alone", async (harm) => {
    const healthy = await cytotoxicity({});
    const harmed = await cytotoxicity({ [harm]: 0.8 });
    expect(harmed).toBeLessThan(0.95 * healthy);
    expect(harmed).toBeGreaterThan(0);
  });

  it.each([
    ...["missingSelf", "tigitBlockade", "il15Signal", "chemoNkAlert", "il12Signal"],
    ...["ifnBetaSignal", "inktNkHelp", "pdcNkHelp", "adccCoating"],
  ])("rises by %s alone", async (help) => {
    expect(await cytotoxicity({ [help]: 0.6 })).toBeGreaterThan(1.1 * (await cytotoxicity({})));
  });

  it("rises on IL-2 in high doses only", async () => {
    const none = await cytotoxicity({});
    expect(await cytotoxicity({ il2: 0.5 })).toBeLessThan(1.02 * none);
    expect(await cytotoxicity({ il2: 20 })).toBeGreaterThan(2 * none);
  });

  it("is little in dysfunctional cells", async () => {
    const active = await cytotoxicity({});
    expect(await cytotoxicity({ nkActive: 0, nkDys: 0.02 })).toBeLessThan(0.3 * active);
  });

  it("by antibody is spared by hypoxia", async () => {
    const added = async (hif: number) =>
      (await cytotoxicity({ hif, adccCoating: 1 })) - (await cytotoxicity({ hif }));
    expect(await added(1)).toBeCloseTo(await added(0), 7);
  });

  it("is thinned by tumor next to it, and restored by a sphingomyelinase drug", async () => {
    const beside = async (given: Readonly<Record<string, number>>) =>
      (await run({ modules: [nk, sphingomyelin], given: { ...cells, ...given }, days: 0 }))(
        "nkCytotoxicity",
      );
    const alone = await beside({});
    expect(await beside({ tumor: 0.8 })).toBeLessThan(0.7 * alone);
    expect(await beside({ tumor: 0.8, smaseInhibition: 1 })).toBeCloseTo(alone, 7);
  });
});
