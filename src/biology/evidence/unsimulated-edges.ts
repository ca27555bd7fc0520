import type { Reason } from "./unsimulated.ts";

interface Group extends Reason {
  readonly edges: readonly string[];
}

const group = (kind: Reason["kind"]) => (edges: string, because: string) => ({
  kind,
  because,
  edges: edges.split(" "),
});
const contained = group("contained");
const outcome = group("outcome");
const open = group("open");
const omitted = group("left out");

/** Interactions of the reviews with reasons of their own for not being simulated. */
export const unsimulatedEdges: readonly Group[] = [
  contained(
    "E0020 E0021",
    "Vessels give oxygen and sugar by exchange with blood, which stands under perfusion and not under endothelium.",
  ),
  contained(
    "E0002 E0100 E0218 E0587 E0625 E0205",
    "Naive CD8 cells are primed in the lymph node by mature dendritic cells; what else helps them does so by maturing those.",
  ),
  contained(
    "E0033 E0697 E0674",
    "Antigen comes with the alarmin of dying tumor cells, however they die and whoever eats them.",
  ),
  contained(
    "E0215 E0217",
    "Nitric oxide and oxidants of dendritic cells are in the killing species, of which mature dendritic cells are a source.",
  ),
  contained(
    "E0016",
    "Macrophages gather where oxygen is low because tumor cells without oxygen make more CCL2; nothing holds them there besides.",
  ),
  contained(
    "E0157 E0158",
    "PD-L1, whoever carries it, is one brake, which hypoxia raises and the drug lifts.",
  ),
  contained(
    "E0181 E0182",
    "CTLA-4 is the brake that Treg put on priming; its ligands are not apart by cell.",
  ),
  contained("E0474", "A bispecific antibody is given as both drugs, PD-1 and CTLA-4, at once."),
  contained(
    "E0477",
    "Antibodies against GITR or CCR8 are given as Treg depletion; against TIGIT, as itself.",
  ),
  contained(
    "E0113 E0495 E0586",
    "A source of TNF or interferon in any T cell: all CD8 cells of the model make both.",
  ),
  contained(
    "E0206 E0662",
    "Engineered γδ and iNKT cells are given as CAR-T or as the cells themselves; the reviews give them no other effect.",
  ),
  contained(
    "E0938 E0959",
    "Pathways that help M2 are weights of M2's way there; the drug lowers the weight.",
  ),
  contained(
    "E0941 E0951",
    "TNF of the melanoma's macrophages and its effect on them: M1 make it, the hub weighs it.",
  ),
  contained("E0558 E0867", "Death ligands are part of the hits of NK cells and of M1."),
  contained(
    "E0456",
    "Induced and natural Treg are one population; being made in the tissue is its growth.",
  ),
  contained(
    "E0576 E0727",
    "Removal by knife or antibody is an intervention of a preset, not a process.",
  ),
  contained("E0318", "Bacterial products act on macrophages through the TNF that they set free."),
  contained(
    "E0627 E0628",
    "Blockade of IDO gives tryptophan back, which CD8 cells then use; MDSC have no IDO here.",
  ),
  contained("E0506", "Fermentation feeds division: sugar is a factor of growth in itself."),
  contained(
    "E0133",
    "Genes by which tumor cells evade are one factor on what hits do (ctlEvasion).",
  ),
  contained("E0912", "Loss of epithelial character by TGF-β is one term for all tumors."),
  contained("E0550", "Arginine and phenylalanine are one supply, which M2 and MDSC draw on."),
  contained(
    "E0323 E0345",
    "M1 help CD8 cells by interferon-induced attractants and by less of what M2 make.",
  ),
  contained(
    "E0969 E0974",
    "COX inhibitors lower prostaglandin, IL-6 and VEGF; IL-1β is no field of its own.",
  ),
  contained("E0986", "CSF-1R degraders are given as the CSF-1R inhibitor."),
  outcome(
    "E0073 E0302",
    "What the drug does to cells and signals is simulated; that tumor is lost, a run shows.",
  ),
  outcome(
    "E0977 E0979 E0981",
    "Cells come and go with their attractants, which the drug pair changes.",
  ),
  outcome("E0440", "Immature dendritic cells prime less because fewer are mature."),
  outcome(
    "E0600",
    "Lasting inflammation brings MDSC by its cytokines (IL-6, CXCL1/2, prostaglandin).",
  ),
  open(
    "E0001 E0192 E0355 E0450 E0451 E0770 E0771 E0776",
    "The review gives no direction, or says that it may be so.",
  ),
  open(
    "E0331",
    "Said against what the other review says: IL-12 comes from M1 and dendritic cells here.",
  ),
  open(
    "E0149 E0151 E0152 E0295",
    "Of CCL2 both are said, that it calls monocytes and, where HIF-1α is blocked, T and NK cells: here it calls monocytes, and CXCL9/10 with CCL5 call lymphocytes, also after the block.",
  ),
  omitted("E0043", "Matrix as a trigger of neutrophils: no size of it is known."),
  omitted(
    "E0165",
    "CD8 cells hit by contact; the oxidants that a hit leaves in its target are the hit.",
  ),
  omitted(
    "E0249",
    "That IFN-γ also slows tumor cells themselves is left to arrest by IFN-γ with TNF.",
  ),
  omitted("E0251 E0363", "Help between killers by cytokines is left to IFN-γ and attractants."),
  omitted("E0258", "How many NK cells are CD56-bright is a fixed share."),
  omitted("E0316", "IL-15 is a drug only; the tissue's own is part of NK survival."),
  omitted(
    "E0327",
    "That sugar holds macrophages in M1 is left to lactate and HIF-1α, which rise as it falls.",
  ),
  omitted("E0396", "B cells with PD-1 are not apart from the others."),
  omitted("E0439", "A subset of Th1 with no effect of its own beside that of Th1."),
  omitted(
    "E0548 E0551 E0562",
    "Subsets of M2 differ in one readout each; this further effect is that of all M2.",
  ),
  omitted(
    "E0583 E0584",
    "PD-L1 is one number for all cells; N2 raise it by their own weight, not by GM-CSF or IL-6.",
  ),
  omitted("E0597", "N2 help tumor by vessels, by suppression and by escort, not by division."),
  omitted("E0636", "Plasmacytoid cells harm CD8 cells by way of Treg and TGF-β."),
  omitted("E0668 E0670", "A rise of Treg in blood during chemotherapy says nothing yet of tissue."),
  omitted(
    "E0706",
    "The low dose of gemcitabine works by NK alert and by the alarmin, which also turns M1.",
  ),
  omitted("E0851", "IL-17 is not among the cues of M2."),
  omitted("E0971", "COX inhibitors act on prostaglandin here, not on the tumor cell."),
  omitted("E0047", "Proteases free vessels only as the way around the VEGF drug."),
  omitted("E0686", "HMGB1 is an alarm for dendritic cells and macrophages here, no attractant."),
  omitted("E0827", "Matrix bars T cells and drugs; only nerves guide tumor cells."),
  outcome(
    "E0809 E0810",
    "Core and front differ by their oxygen, acid and matrix, which are simulated.",
  ),
];
