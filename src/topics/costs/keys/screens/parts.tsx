/** What the pages of keys have in common: a key in words, and its form. */
import type { Visit } from "#kernel/screen";
import { CheckboxGroup, Select } from "#ui/choices";
import { DateField, MoneyField, TextArea, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { formatDecimal } from "#ui/numbers";
import { Alert } from "#ui/parts";
import { Details } from "#ui/record";
import { choose } from "#ui/words";
import { saveKey, type KeysFailure } from "../contract.ts";
import { bases, circles, parts, type CostKey, type KeyDefinition, type KeyShare } from "../model.ts";
import { asksForFigures } from "../rules/keys.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<KeysFailure, string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

export type Named = { readonly id: string; readonly name: string };

export const keysPath = ({ params }: Visit, rest = "") => `/verbund/${params["cooperativeId"]}/kosten/schluessel${rest}`;

/** A share in a sentence: „50 % Kreis Groß-Gerau“, „der Rest nach Einwohnern, Stand 31. Dezember 2022“. */
export function sentenceOf(share: KeyShare, members: readonly Named[], visit: Pick<Visit, "language">): string {
  const words = wordsFor(visit);
  const { said } = words;
  const size = share.part === "percent" ? said.percent(share.thousandths ?? 0) : share.part === "each" ? said.each(share.each ?? 0) : said.rest;
  const bearer = share.basis === "member" ? (members.find(({ id }) => id === share.memberId)?.name ?? "–") : words.bases[share.basis];
  const counted = share.services.length === 0 ? "" : ` ${said.services(share.services.map(({ title }) => title))}`;
  const circle = share.basis === "member" || share.circle === "all" ? "" : ` (${words.circles[share.circle]})`;
  const figures = share.figuresOf && asksForFigures(share.basis) ? said.figures(words.form.daysOf[share.figuresOf.monthDay] ?? share.figuresOf.monthDay, share.figuresOf.year) : "";
  return `${size} ${bearer}${counted}${circle}${figures}${said.limits(share.atLeast, share.atMost)}`;
}

/** All shares of a key as a list. */
export const Shares = ({ definition, members, visit }: { definition: KeyDefinition; members: readonly Named[]; visit: Visit }) => (
  <ol class="rw-list">
    {definition.shares.map((share) => (
      <li>{sentenceOf(share, members, visit)}</li>
    ))}
  </ol>
);

const typed = (parts_: number | null | undefined, digits: number) =>
  parts_ === null || parts_ === undefined ? "" : formatDecimal(parts_ / 10 ** digits, "de", digits).replaceAll(".", "");

type ShareProps = { readonly index: number; readonly share: KeyShare | undefined; readonly members: readonly Named[]; readonly services: readonly Named[]; readonly visit: Visit };

const FiguresFields = ({ index, share, services, visit }: ShareProps) => {
  const words = wordsFor(visit);
  const { form } = words;
  const name = `shares.${index}`;
  const thisYear = visit.now.getUTCFullYear();
  const years = [
    ...form.yearsBefore.map((label, back) => ({ value: String(back), label })),
    ...Array.from({ length: 8 }, (_, back) => ({ value: String(thisYear - back), label: form.fixed(thisYear - back) })),
  ];
  const figuresOf = share?.figuresOf;
  const chosen = share?.services ?? [];
  const offered = [...services, ...chosen.filter(({ id }) => !services.some((one) => one.id === id)).map(({ id, title }) => ({ id, name: title }))];
  return (
    <Details summary={form.more} open={share !== undefined && asksForFigures(share.basis)}>
      <Select name={`${name}.circle`} label={form.circle} value={share?.circle ?? "all"} empty={null} options={circles.map((value) => ({ value, label: words.circles[value] }))} />
      <Select
        name={`${name}.figuresDay`}
        label={form.figuresDay}
        value={figuresOf?.monthDay ?? ""}
        empty="–"
        options={Object.entries(form.daysOf).map(([value, label]) => ({ value, label }))}
      />
      <Select name={`${name}.figuresYear`} label={form.figuresYear} value={String(figuresOf?.year ?? 1)} empty={null} options={years} />
      {offered.length === 0 ? null : (
        <CheckboxGroup
          name={`${name}.services`}
          label={form.services}
          hint={form.servicesHint}
          values={chosen.map(({ id }) => id)}
          options={offered.map(({ id, name: label }) => ({ value: id, label }))}
          optional
        />
      )}
      <MoneyField name={`${name}.atLeast`} label={form.atLeast} hint={form.limitsHint} value={typed(share?.atLeast, 2)} optional />
      <MoneyField name={`${name}.atMost`} label={form.atMost} hint={form.limitsHint} value={typed(share?.atMost, 2)} optional />
    </Details>
  );
};

const ShareFields = (props: ShareProps) => {
  const { index, share, members, visit } = props;
  const words = wordsFor(visit);
  const { form } = words;
  const name = `shares.${index}`;
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{form.share(index + 1)}</legend>
      <Select name={`${name}.part`} label={form.part} value={share?.part ?? ""} empty={form.none} options={parts.map((value) => ({ value, label: words.parts[value] }))} />
      <TextField
        name={`${name}.percent`}
        label={form.percent}
        value={typed(share?.thousandths, 3)
          .replace(/(,\d*?)0+$/, "$1")
          .replace(/,$/, "")}
        size="small"
        optional
      />
      <MoneyField name={`${name}.each`} label={form.each} value={typed(share?.each, 2)} optional />
      <Select name={`${name}.basis`} label={form.basis} value={share?.basis ?? "equal"} empty={null} options={bases.map((value) => ({ value, label: words.bases[value] }))} />
      <Select name={`${name}.bearer`} label={form.bearer} value={share?.memberId ?? ""} empty="–" options={members.map(({ id, name: label }) => ({ value: id, label }))} />
      <FiguresFields {...props} />
    </fieldset>
  );
};

type KeyFormProps = { readonly costKey?: CostKey; readonly members: readonly Named[]; readonly services: readonly Named[]; readonly visit: Visit };

/** The form of a key, with room for one more share than it has. */
export const KeyForm = ({ costKey, members, services, visit }: KeyFormProps) => {
  const { form } = wordsFor(visit);
  const shares = costKey?.definition.shares ?? [];
  const vat = costKey?.definition.vat ?? [];
  return (
    <OperationForm operation={saveKey} visit={visit} hidden={{ keyId: costKey?.id, version: costKey?.version }}>
      <TextField name="title" label={form.name} value={costKey?.title} maxlength={120} required />
      <TextArea name="reason" label={form.reason} hint={form.reasonHint} value={costKey?.reason} maxlength={2_000} optional />
      <p class="rw-soft">{form.shareHint}</p>
      {Array.from({ length: Math.min(8, Math.max(3, shares.length + 1)) }, (_, index) => (
        <ShareFields index={index} share={shares[index]} members={members} services={services} visit={visit} />
      ))}
      <fieldset class="kern-fieldset">
        <legend class="kern-label">{form.vatTitle}</legend>
        <p class="rw-soft">{form.vatHint}</p>
        {Array.from({ length: vat.length + 1 }, (_, index) => (
          <>
            <DateField name={`vat.${index}.from`} label={form.vatFrom} value={vat[index]?.from ?? ""} />
            <TextField name={`vat.${index}.percent`} label={form.vatPercent} value={typed(vat[index]?.hundredths, 2)} size="small" optional />
          </>
        ))}
      </fieldset>
      <Submit>{form.save}</Submit>
    </OperationForm>
  );
};

export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};
