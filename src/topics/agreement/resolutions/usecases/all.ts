import type { UseCase } from "#platform/usecase";
import { readingUseCases } from "./reading.ts";
import { recordingUseCases } from "./recording.ts";

/** Everything that is done with resolutions. */
export const resolutionsUseCases: readonly UseCase[] = [...readingUseCases, ...recordingUseCases];
