/** The versions of the agreement, and the first act: to draft it. */
import type { Visit } from "#kernel/screen";
import { RadioGroup, Select } from "#ui/choices";
import { OperationForm, Submit } from "#ui/form";
import { Card, Columns, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { draftAgreement, listAgreements } from "../contract.ts";
import { legalForms } from "../model.ts";
import { Done, recordPath, VersionTag, wordsFor } from "./parts.tsx";

type Shown = (typeof listAgreements)["output"]["_output"];
type Part = { readonly shown: Shown; readonly visit: Visit };

const Start = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  if (shown.versions.length > 0 || !visit.may(draftAgreement)) return null;
  return (
    <Card title={words.register.start}>
      <OperationForm operation={draftAgreement} visit={visit}>
        <RadioGroup
          name="legalForm"
          label={words.register.form}
          value="mandate"
          options={legalForms.map((value) => ({ value, label: words.forms[value], hint: words.formHints[value] }))}
        />
        <Select name="hostMemberId" label={words.register.host} options={shown.members.map(({ memberId, name }) => ({ value: memberId, label: name }))} required />
        <Submit>{words.register.start}</Submit>
      </OperationForm>
    </Card>
  );
};

const Versions = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { register } = words;
  return (
    <Card title={register.versions}>
      <DataTable
        caption={register.versions}
        rows={shown.versions}
        empty={<EmptyState title={register.none}>{register.noneText}</EmptyState>}
        columns={[
          { key: "number", label: register.number, rowHead: true, cell: ({ id, number }) => <a href={recordPath(visit, id)}>{register.numbered(number)}</a> },
          { key: "change", label: register.change, cell: ({ change, title }) => (change === "conclusion" ? title : words.changes[change]) },
          { key: "form", label: register.form, wideOnly: true, cell: ({ legalForm }) => words.forms[legalForm] },
          {
            key: "state",
            label: register.state,
            cell: ({ id, state }) => (id === shown.inForceId ? <StateTag tone="ok">{register.today}</StateTag> : <VersionTag state={state} visit={visit} />),
          },
          { key: "since", label: register.since, kind: "nowrap", cell: ({ inForceOn }) => (inForceOn === null ? "–" : register.day(inForceOn)) },
        ]}
      />
    </Card>
  );
};

export const registerScreen = defineScreen({
  path: "/verbund/:cooperativeId/vereinbarung",
  title: (_, visit) => wordsFor(visit).register.title,
  lane: "agreement",
  shows: { shown: listAgreements },
  acts: [draftAgreement],
  next: (operation, value, visit) =>
    operation === draftAgreement.name && typeof value === "object" && value !== null && "versionId" in value
      ? `/verbund/${visit.params["cooperativeId"]}/vereinbarung/${String(value.versionId)}`
      : null,
  view: ({ shown }, visit) => {
    const { register } = wordsFor(visit);
    return (
      <>
        <PageHead title={register.title} lead={register.lead} acts={<LinkButton href={`/verbund/${visit.params["cooperativeId"]}/beitritte`}>{register.accessions}</LinkButton>} />
        <Done visit={visit} />
        <Columns kind="stack">
          <Versions shown={shown} visit={visit} />
          <Start shown={shown} visit={visit} />
          <Card title={register.law}>
            <p>{register.lawText(shown.law.title, shown.law.state)}</p>
            <p>
              <a href={shown.law.source}>{shown.law.source.replace("https://", "")}</a>
            </p>
          </Card>
        </Columns>
      </>
    );
  },
});
