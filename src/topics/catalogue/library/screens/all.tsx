/** All pages of the library. */
import { versionComparison } from "./comparison.tsx";
import { importForm } from "./importing.tsx";
import { mappingScreens } from "./mappings.tsx";
import { parameterScreens } from "./parameters.tsx";
import { importPreview } from "./preview.tsx";
import { catalogueRecord } from "./record.tsx";
import { catalogueRegister } from "./register.tsx";
import { requirementRecord } from "./requirement.tsx";
import { requirementList } from "./requirements.tsx";

export const libraryScreens = [
  catalogueRegister,
  importForm,
  importPreview,
  catalogueRecord,
  requirementList,
  requirementRecord,
  versionComparison,
  ...parameterScreens,
  ...mappingScreens,
];
