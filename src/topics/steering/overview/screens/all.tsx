/** Everything the overview shows, as one list. */
import { overviewPages } from "./page.tsx";

export const overviewScreens = [...overviewPages];
