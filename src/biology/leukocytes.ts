/**
 * Formulas that several modules share. A cell type whose module is not chosen is worth 0, so each
 * sum is over whatever lives in the tissue.
 */

/** Every macrophage. */
export const macrophages = "(m0 + m1 + m2)";

/** T, NK, B and innate-like lymphocytes. */
export const lymphocytes =
  "(cd8Eff + cd8Pex + cd8Tex + th0 + th1 + th2 + th17 + treg + foxp3Neg + nkActive + nkDys + bCell + breg)";

/** Cells of the myeloid line besides macrophages. */
export const granulocytes = "(n0 + n1 + n2 + mdsc)";

/** Dendritic cells of the conventional kind. */
export const dendriticCells = "(dcImm + dcMat + dcTol)";

/** All of them: what burns oxygen and takes up cytokines besides tumor. */
export const leukocytes = `(m0 + m1 + m2 + ${granulocytes.slice(1, -1)} + ${lymphocytes.slice(1, -1)} + ${dendriticCells.slice(1, -1)})`;
