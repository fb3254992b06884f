/** The model agreement and the law the product brings along; each read once, a broken file of our own stops the product. */
import { shippedOnce } from "#platform/catalogues";
import { cooperationLaw, modelAgreement } from "../model.ts";

/** What the law demands. */
export const findLaw = shippedOnce("agreement/law", cooperationLaw);

/** The shipped model agreement. */
export const findModel = shippedOnce("agreement/model", modelAgreement);
