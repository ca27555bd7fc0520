/** What docs/measured.md says plainly, whatever the runs give. */
export const limits = `## What Milieu can not be used for

- **No patient, no dose.** It predicts no patient's course, response, survival or side effect, and chooses no drug, dose or schedule. Nothing here is fitted to, or tested on, patients one by one.
- **No number that is not on this page.** What was not held against a measurement is a picture of a mechanism: its direction and its shape may be read, its amount may not. Most parameters are assumed (each says so, docs/biology.md); where an outcome hangs on one of them, it is as good as that guess.
- **No test of a hypothesis.** The directions of its effects come from reviews. That a run shows what the reviews say is no evidence for it.
- **No single cells.** Populations are densities. Clones of a few cells, contacts one by one, the chance that the last cell survives, and anything finer than some 20 µm are not in it.
- **No blood flow, no pressure.** A vessel gives and takes where it lies; hematocrit, the fall of oxygen along a vessel, flow that stops and starts (cycling hypoxia), interstitial pressure and convection of drugs are left out. Perfused vessels that are hypoxic themselves (Helmlinger 1997) cannot arise.
- **No organ and no mouse.** It is a few millimeters of tissue for some weeks, mostly a slice. Growth of a slice is not growth of a volume: areas are not caliper volumes. Lymph nodes, marrow and blood are a few numbers each; metastasis, weight loss and toxicity are read from indices.
- **No species mixed.** Doses and half-lives belong to the species that a module names; a mouse's dose with human kinetics, or the reverse, means nothing.
- **No cell line.** One set of values stands for "a solid tumor". Uptake, growth and antigen of a certain line must be set, as the experiments below do where the line is named.`;
