/** A part of the microenvironment that the reviews describe, and the modules that represent it. */
export interface System {
  readonly number: number;
  readonly title: string;
  /** core: always there; extended: in fuller models; perturbation: a drug, a wound or a switch. */
  readonly priority: "core" | "extended" | "perturbation";
  readonly modules: readonly string[];
  /** Parameters to turn, or what is not represented and why. */
  readonly note?: string;
}

const core = system("core");
const extended = system("extended");
const perturbation = system("perturbation");

/** All systems, by number. Modules in the order in which one would choose them. */
export const systems: readonly System[] = [
  core(1, "Oxygen supply and hypoxia", "oxygen vessels"),
  core(2, "HIF-1α", "oxygen hif-inhibitor oncogenes", "`hif`, an observable of oxygen"),
  core(
    3,
    "Sugar, fermentation, lactate and pH",
    "glucose lactate",
    "`pH`, an observable of lactate",
  ),
  extended(4, "Lipids and CD36", "lipids cd36-blocker"),
  extended(5, "Tryptophan, IDO and kynurenine", "tryptophan"),
  extended(6, "Phenylalanine and arginine (IL4I1, arginase)", "amino-acids"),
  core(7, "Adenosine and A2AR", "adenosine a2ar-antagonist"),
  extended(8, "PGE2, EP4 and COX-2", "pge2 ep4-antagonist nsaid"),
  extended(
    9,
    "Nitric oxide and oxidants that kill or suppress",
    "reactive-species inflammatory-dcs",
    "two fields, tagged by what their source does",
  ),
  perturbation(10, "Sphingomyelin of NK membranes", "sphingomyelin smase-inhibitor nk"),
  core(11, "Matrix that keeps T cells and drugs out", "matrix fibroblasts"),
  core(
    12,
    "From early attack to late suppression",
    "readouts",
    "no rule: it comes about; `immuneBalance` measures it",
  ),
  core(13, "Growth, necrosis, invasion and EMT", "tumor"),
  extended(14, "Clones: little MHC-I, little antigen, stem-like, TGFBR2 loss", "clones matrix"),
  extended(15, "M2, IL-6 and fermentation in a loop", "il6 lactate macrophages", "`il6Warburg`"),
  extended(16, "Succinate", "succinate"),
  perturbation(17, "KRAS and MUC1-C", "oncogenes", "`krasActivity`, `muc1cActivity`"),
  extended(18, "Tumor vesicles (TRAPs, EVs)", "vesicles"),
  perturbation(19, "Disulfidptosis", "disulfidptosis glut-inhibitor"),
  perturbation(20, "Insufficient ablation", "ablation anti-inflammatory-drug"),
  core(21, "Entry and trapping of CD8 cells", "cd8 lymphoid-attractants"),
  core(22, "Function of CD8 cells", "cd8"),
  core(23, "Additive cytotoxicity", "cytotoxicity repair-inhibitor t-cell-engager"),
  core(24, "Exhaustion", "cd8", "genes: `ets1`, `rbpj`, `ikaros`"),
  core(25, "PD-1, PD-L1 and CTLA-4", "checkpoints anti-pd1 anti-pdl1 anti-ctla4"),
  extended(26, "PARP11 and IFNAR1", "checkpoints rucaparib car-t"),
  core(27, "IFN-γ, for and against", "interferon-gamma checkpoints tryptophan angiogenesis"),
  extended(28, "TNF, for and against", "tnf", "`tnfScale`"),
  core(29, "IL-2, low dose and high", "il2 il2-therapy treg cd8 nk"),
  extended(30, "Th1 or Th2", "cd4-helpers"),
  perturbation(31, "Th17, by the tissue", "cd4-helpers", "`th17Sign`"),
  core(32, "Regulatory T cells", "treg il2 il10 tgf-beta adenosine", "`tregEffectorShare`"),
  perturbation(
    33,
    "Depletion of Treg, and what takes over",
    "treg-compensation treg-depletion anti-il10",
    "`th2Prone`",
  ),
  core(34, "NK cells and missing self", "nk clones"),
  core(35, "Suppression of NK cells", "nk anti-tigit il15-therapy adcc-antibody"),
  extended(36, "B cells, lymphoid structures, antibodies", "b-cells antibodies radiotherapy"),
  extended(37, "γδ T cells", "gamma-delta microbiota"),
  perturbation(38, "iNKT cells", "inkt vaccine"),
  extended(39, "Kinds of fibroblasts", "fibroblasts nerve"),
  perturbation(40, "Senescence", "senescence tnf"),
  core(41, "M1 and M2", "macrophages"),
  core(42, "Recruitment of macrophages", "myeloid-attractants macrophages anti-ccl2"),
  extended(43, "Subsets of macrophages", "tam-subsets frb-car-t"),
  extended(
    44,
    "Four hubs of M2: TGF-β, WNT, PI3K, TNF",
    "macrophages pi3kg-inhibitor",
    "`tamTgfBetaHub`, `tamWntHub`, `tamPi3kHub`, `tamTnfHub`",
  ),
  core(45, "N1 and N2", "neutrophils type-i-interferon"),
  core(46, "MDSC", "mdsc granulocyte-attractants il6"),
  core(47, "Dendritic cells and the lymph node", "dendritic-cells lymph-node alarmins"),
  extended(
    48,
    "Further dendritic cells",
    "plasmacytoid-dcs inflammatory-dcs",
    "innate lymphoid cells are left out",
  ),
  core(49, "New and sick vessels", "angiogenesis vegf vessels aflibercept"),
  extended(50, "Ways out: lymph, blood, the distant site", "dissemination"),
  extended(
    51,
    "Niches, pockets and recurrence",
    "readouts",
    "`core` and `rim` are observables of tumor; `isolatedPocket` is counted as area; over twelve seeds it foretells the time of regrowth (tests/biology/ensembles.long.test.ts)",
  ),
  perturbation(52, "Microbiota", "microbiota antibiotic", "`microbiotaSign`"),
  core(
    53,
    "Checkpoint drugs and their side effects",
    "anti-pd1 anti-pdl1 anti-ctla4 anti-tigit immune-toxicity drug-transport",
    "a bispecific antibody is both drugs at once",
  ),
  core(54, "Drugs against macrophages", "csf1r-inhibitor clodronate-liposomes frb-car-t"),
  perturbation(
    55,
    "Drugs that turn macrophages",
    "tasquinimod reeducation-drug pi3kg-inhibitor cd36-blocker",
    "TRAIL, bufalin, carfilzomib, histamine: one module, reeducation-drug",
  ),
  perturbation(56, "HIF inhibitors beside checkpoint drugs", "hif-inhibitor anti-pd1 anti-ctla4"),
  perturbation(
    57,
    "Metabolic unblockers",
    "a2ar-antagonist ep4-antagonist smase-inhibitor rucaparib tryptophan",
    "IDO vaccine: `idoVaccine` of tryptophan",
  ),
  core(58, "Temozolomide: dose, CXCL1/2, HMGB1", "chemotherapy anti-cxcl1"),
  perturbation(59, "Gemcitabine", "chemotherapy"),
  perturbation(60, "CD47, BRAF and MEK", "anti-cd47 braf-mek-inhibitors adoptive-transfer"),
  extended(
    61,
    "Living drugs",
    "car-t car-nk car-m frb-car-t adoptive-transfer t-cell-engager",
    "CAR-γδ and CAR-iNKT are not apart",
  ),
  extended(62, "Vaccines and dendritic-cell drugs", "vaccine cpg-b tlr-agonist cd40-agonist inkt"),
  perturbation(
    63,
    "Drugs against MDSC and Treg",
    "atra perk-inhibitor sting-agonist il7-therapy treg-depletion anti-cxcl1",
    "CCR8: `tregAntibodyCcr8`; precursors: `mdscInterception`",
  ),
  perturbation(
    64,
    "Cytokines as drugs",
    "il2-therapy il15-therapy ifn-beta-therapy l19-cytokines anti-tgf-beta",
  ),
  extended(
    65,
    "Resistance by macrophages",
    "cytotoxic-drug chemotherapy aflibercept nsaid",
    "`cytotoxicTamResistance` and its kin stand for Pol η, circPLK1, MEK and PAI-1",
  ),
  perturbation(66, "Carriers and local release", "carrier immune-toxicity"),
  extended(67, "Blood cancer", "leukemia"),
  extended(
    68,
    "Redundancy, patients, monitoring",
    "readouts",
    "`ctDna`; other patients are other seeds and parameters (docs/validation.md); of twenty drawn patients more answer to two drugs than to the better one (tests/biology/ensembles.long.test.ts)",
  ),
];

function system(priority: System["priority"]) {
  return (number: number, title: string, modules: string, note?: string): System => ({
    number,
    title,
    priority,
    modules: modules.split(" "),
    ...(note !== undefined && { note }),
  });
}
