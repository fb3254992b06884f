/** The text of the paper and the law the product brings along. */
import { shippedOnce } from "#platform/catalogues";
import { cooperationLaw } from "#topics/agreement/terms/model";
import { councilPaperText } from "../model.ts";

/** What the law demands. */
export const findLaw = shippedOnce("agreement/law", cooperationLaw);

/** The shipped text of a council paper. */
export const findText = shippedOnce("agreement/paper", councilPaperText);
