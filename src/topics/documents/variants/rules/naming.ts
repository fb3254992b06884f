/** How a town hall is called in its own letters. */
import type { MemberKind } from "#topics/members/model";

const forms: Readonly<Partial<Record<MemberKind, string>>> = { stadt: "Stadt", gemeinde: "Gemeinde" };

/**
 * „Raunheim, Stadt“ as the official directory has it is „Stadt Raunheim“ in a letter, „Gernsheim, Schöfferstadt“ is „Schöfferstadt Gernsheim“;
 * a name without a form gets that of its kind. A Kreis carries its form in its name.
 */
export function letterName({ officialName, kind }: { readonly officialName: string; readonly kind: MemberKind }): string {
  const [, name, form] = /^([^,]+), ([^,]+)$/.exec(officialName) ?? [];
  if (name !== undefined && form !== undefined) return `${form} ${name}`;
  const own = forms[kind];
  return own === undefined || officialName.toLowerCase().includes(own.toLowerCase()) ? officialName : `${own} ${officialName}`;
}

/** The title of a model without the gaps a member fills: as the office reads it. */
export const plainTitle = (title: string): string => title.replaceAll(/\s*\{\{[^}]*\}\}/g, "").trim();
