import { comparisonScreen } from "./screens/comparison.tsx";
import { overviewScreen } from "./screens/overview.tsx";
import { paperScreen } from "./screens/paper.tsx";
import { sectionScreen } from "./screens/section.tsx";

/** The pages about an evaluation; the paper stands before the sections, whose address would swallow it. */
export const evaluationScreens = [overviewScreen, paperScreen, sectionScreen, comparisonScreen];
