/** The act that is next: done here where it is one press, else where it belongs. */
import type { Visit } from "#kernel/screen";
import { ActButton } from "#ui/form";
import { Acts, Card, ExportLinks, LinkButton } from "#ui/parts";
import { amendAgreement, printAccession, saveTerms, setParties } from "#topics/agreement/terms/contract";
import { admitMember } from "#topics/members/contract";
import type { Accession } from "../contract.ts";
import type { AccessionStep } from "../model.ts";
import { cooperativePath, wordsFor } from "./parts.tsx";

type Part = { readonly shown: Accession; readonly visit: Visit };

const numbered = (name: string, values: readonly string[]) => Object.fromEntries(values.map((value, index) => [`${name}.${index}`, value]));

const Admit = ({ shown, visit }: Part) => {
  const { name, officialName, kind, ags, postcode, population, populationAsOf, populationSource, wantedFrom } = shown.request;
  const hidden = { name, officialName, kind, ags, postcode, population, populationAsOf, populationSource, admittedOn: wantedFrom };
  return <ActButton form={{ operation: admitMember, visit, hidden }}>{wordsFor(visit).page.acts.admit}</ActButton>;
};

const Draft = ({ shown, visit }: Part) => {
  const { acts } = wordsFor(visit).page;
  return shown.demand === null ? null : (
    <ActButton form={{ operation: amendAgreement, visit, hidden: { versionId: shown.demand.versionId, change: "accession" } }}>{acts.draft}</ActButton>
  );
};

const Name = ({ shown, visit }: Part) => {
  const { version, draft } = shown;
  if (version === null || draft === null) return null;
  const hidden = { versionId: version.id, revision: version.revision, ...numbered("members", draft.parties) };
  return <ActButton form={{ operation: setParties, visit, hidden }}>{wordsFor(visit).page.acts.name}</ActButton>;
};

const Dated = ({ shown, visit }: Part) => {
  const { version, draft, request } = shown;
  if (version === null || draft === null) return null;
  const { parties: _, ...points } = draft;
  const hidden = { ...points, versionId: version.id, revision: version.revision, title: version.title, legalForm: version.legalForm, namedOn: request.wantedFrom };
  return <ActButton form={{ operation: saveTerms, visit, hidden }}>{wordsFor(visit).page.acts.date}</ActButton>;
};

/** Where a step is done that belongs to another page. */
function linksFor(step: AccessionStep, { shown, visit }: Part): readonly { readonly href: string; readonly label: string }[] {
  const { acts } = wordsFor(visit).page;
  const version = `${cooperativePath(visit)}/vereinbarung/${shown.version?.id ?? ""}`;
  const member = `/mitglied/${shown.memberId ?? ""}/vereinbarung`;
  const way = { href: `${version}/verlauf`, label: acts.way };
  const isForAll = shown.demand?.accessionBy === "amendment";
  const own = { href: `${member}/beschluesse?versionId=${shown.version?.id ?? ""}`, label: acts.resolution };
  switch (step) {
    case "circulated":
      return [{ href: version, label: acts.version }];
    case "resolved":
      return [isForAll ? { href: `${version}/beschluesse`, label: acts.matrix } : own, { href: `${version}/vorlagen`, label: acts.papers }];
    case "signed":
      return [isForAll ? way : { href: member, label: acts.signature }];
    case "notified":
    case "approved":
    case "published":
    case "in-force":
      return [way];
    case "rights":
      return [{ href: `${cooperativePath(visit)}/sichtbarkeit`, label: acts.visibility }];
    default:
      return [];
  }
}

const Declaration = ({ shown, visit }: Part) => {
  if (shown.version === null || shown.memberId === null) return null;
  const named = { cooperativeId: visit.params["cooperativeId"] ?? "", versionId: shown.version.id, joining: shown.memberId };
  const hrefOf = (format: string) => `/api/${printAccession.name}?${new URLSearchParams({ ...named, format }).toString()}`;
  return (
    <ExportLinks label={wordsFor(visit).page.acts.declaration} links={(["docx", "odt", "pdf"] as const).map((format) => ({ label: format.toUpperCase(), href: hrefOf(format) }))} />
  );
};

const presses = { admitted: [admitMember, Admit], drafted: [amendAgreement, Draft], named: [setParties, Name], dated: [saveTerms, Dated] } as const;
const isPress = (step: AccessionStep): step is keyof typeof presses => step in presses;

const Press = ({ step, shown, visit }: Part & { readonly step: keyof typeof presses }) => {
  const [operation, Button] = presses[step];
  return visit.may(operation) ? <Button shown={shown} visit={visit} /> : null;
};

/** What is to be done now, and why. */
export const Next = ({ shown, visit }: Part) => {
  const { page, steps } = wordsFor(visit);
  const next = shown.steps.find(({ standing }) => standing === "next")?.step;
  if (shown.request.closedOn !== null) return null;
  if (next === undefined)
    return (
      <Card title={page.next}>
        <p>{page.nextOpen}</p>
      </Card>
    );
  const links = linksFor(next, { shown, visit });
  return (
    <Card title={`${page.next}: ${steps[next]}`}>
      <p>{page.hints[next]}</p>
      {isPress(next) ? <Press step={next} shown={shown} visit={visit} /> : null}
      {links.length === 0 ? null : (
        <Acts>
          {links.map(({ href, label }) => (
            <LinkButton href={href}>{label}</LinkButton>
          ))}
        </Acts>
      )}
      {next === "resolved" || next === "signed" ? <Declaration shown={shown} visit={visit} /> : null}
    </Card>
  );
};
