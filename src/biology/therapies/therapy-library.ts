import type { ModuleDescription } from "../../model/description.ts";
import { adoptiveTransfer } from "./adoptive-transfer.ts";
import { carNk, carT } from "./car-lymphocytes.ts";
import { carM, frbCarT } from "./car-macrophages.ts";
import { carrier } from "./carrier.ts";
import { antiCtla4, antiPd1, antiPdl1, antiTigit } from "./checkpoint-antibodies.ts";
import { chemotherapy } from "./chemotherapy.ts";
import { aflibercept, antiCcl2, antiCxcl1, antiIl10, antiTgfBeta } from "./cytokine-antibodies.ts";
import {
  ifnBetaTherapy,
  il2Therapy,
  il7Therapy,
  il15Therapy,
  l19Cytokines,
} from "./cytokine-drugs.ts";
import { cytotoxicDrug } from "./cytotoxic-drug.ts";
import { drugTransport } from "./drug-transport.ts";
import { immuneToxicity } from "./immune-toxicity.ts";
import { brafMekInhibitors, csf1rInhibitor, pi3kgInhibitor } from "./kinase-inhibitors.ts";
import {
  a2arAntagonist,
  ep4Antagonist,
  glutInhibitor,
  hifInhibitor,
  nsaid,
  repairInhibitor,
  rucaparib,
  smaseInhibitor,
} from "./metabolic-drugs.ts";
import {
  antibiotic,
  antiInflammatoryDrug,
  atra,
  clodronate,
  perkInhibitor,
  reeducationDrug,
  stingAgonist,
  tasquinimod,
} from "./myeloid-drugs.ts";
import { radiotherapy } from "./radiotherapy.ts";
import {
  adccAntibody,
  antiCd47,
  cd36Blocker,
  cd40Agonist,
  tCellEngager,
} from "./surface-antibodies.ts";
import { tregDepletion } from "./treg-depletion.ts";
import { cpgB, tlrAgonist, vaccine } from "./vaccines.ts";

/** Every therapy, for the module library: how drugs travel, drugs by class, cells, the rest. */
export const therapyLibrary: readonly ModuleDescription[] = [
  drugTransport,
  antiPd1,
  antiPdl1,
  antiCtla4,
  antiTigit,
  tregDepletion,
  antiIl10,
  antiTgfBeta,
  antiCxcl1,
  antiCcl2,
  aflibercept,
  antiCd47,
  cd40Agonist,
  cd36Blocker,
  adccAntibody,
  tCellEngager,
  csf1rInhibitor,
  pi3kgInhibitor,
  brafMekInhibitors,
  hifInhibitor,
  a2arAntagonist,
  ep4Antagonist,
  nsaid,
  rucaparib,
  repairInhibitor,
  smaseInhibitor,
  glutInhibitor,
  tasquinimod,
  reeducationDrug,
  atra,
  stingAgonist,
  clodronate,
  perkInhibitor,
  antiInflammatoryDrug,
  antibiotic,
  chemotherapy,
  cytotoxicDrug,
  carrier,
  radiotherapy,
  il2Therapy,
  il15Therapy,
  il7Therapy,
  ifnBetaTherapy,
  l19Cytokines,
  carT,
  carNk,
  carM,
  frbCarT,
  adoptiveTransfer,
  vaccine,
  cpgB,
  tlrAgonist,
  immuneToxicity,
];
