/** All use cases of the library. */
import { comparingUseCases } from "./comparing.ts";
import { exportingUseCases } from "./exporting.ts";
import { importingUseCases } from "./importing.ts";
import { mappingUseCases } from "./mappings.ts";
import { parameterUseCases } from "./parameters.ts";
import { readingUseCases } from "./reading.ts";
import { stagingUseCases } from "./staging.ts";
import { versionUseCases } from "./versions.ts";

export const libraryUseCases = [
  ...readingUseCases,
  ...stagingUseCases,
  ...importingUseCases,
  ...versionUseCases,
  ...comparingUseCases,
  ...exportingUseCases,
  ...parameterUseCases,
  ...mappingUseCases,
];
