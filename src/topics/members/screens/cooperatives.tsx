/** The cooperative about itself, and the operator's list of cooperatives. */
import type { Visit } from "#kernel/screen";
import { Checkbox, RadioGroup } from "#ui/choices";
import { formatDate } from "#ui/dates";
import { TextArea, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Card, EmptyState, LinkButton, PageHead } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { describeCooperative, foundCooperative, listAllCooperatives, readCooperative } from "../contract.ts";
import { templates, type Cooperative } from "../model.ts";
import { Done, wordsFor } from "./parts.tsx";

const DescribeForm = ({ cooperative, visit }: { cooperative: Cooperative; visit: Visit }) => {
  const all = wordsFor(visit);
  const words = all.office;
  return (
    <OperationForm operation={describeCooperative} visit={visit} hidden={{ revision: cooperative.revision }}>
      <Card>
        <TextField name="name" label={words.name} value={cooperative.name} required maxlength={160} />
        <TextField name="officeName" label={words.officeName} value={cooperative.officeName} required maxlength={160} />
        <TextField name="officeHost" label={words.officeHost} value={cooperative.officeHost} required maxlength={160} />
        <TextField name="contactEmail" kind="email" label={words.contactEmail} value={cooperative.contactEmail} optional maxlength={200} />
        <TextField name="contactPhone" kind="tel" label={words.contactPhone} value={cooperative.contactPhone} optional maxlength={60} />
        <TextArea name="contactAddress" label={words.contactAddress} value={cooperative.contactAddress} optional maxlength={400} />
        <TextField name="securityContact" label={words.securityContact} hint={words.securityHint} value={cooperative.securityContact} optional maxlength={200} />
        <TextArea name="about" label={words.about} hint={words.aboutHint} value={cooperative.about} optional rows={8} maxlength={4_000} />
        <Checkbox name="publicPage" label={words.publicPage} hint={words.publicHint} checked={cooperative.publicPage} />
        <Submit disabledReason={visit.may(describeCooperative) ? null : all.onlyOffice}>{words.save}</Submit>
      </Card>
    </OperationForm>
  );
};

/** What a form that came back had sent about the first person; dotted names arrive as one object. */
function sentLead({ given }: Visit, name: "name" | "email" | "phone"): string | undefined {
  const sent = given["officeLead"];
  const value: unknown = typeof sent === "object" && sent !== null ? Reflect.get(sent, name) : undefined;
  return typeof value === "string" ? value : undefined;
}

const FoundForm = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit);
  const { operator, office, fields } = words;
  const [one = "", two = "", three = ""] = operator.steps;
  return (
    <OperationForm operation={foundCooperative} visit={visit}>
      <Card title={one} number={1}>
        <TextField name="name" label={office.name} required maxlength={160} />
        <TextField name="key" label={operator.key} hint={operator.keyHint} required maxlength={40} />
        <RadioGroup name="template" label={operator.template} required options={templates.map((value) => ({ value, label: operator.templates[value] }))} />
      </Card>
      <Card title={two} number={2}>
        <TextField name="officeName" label={office.officeName} required maxlength={160} />
        <TextField name="officeHost" label={office.officeHost} required maxlength={160} />
      </Card>
      <Card title={three} number={3}>
        <p class="rw-soft">{operator.lead1Hint}</p>
        <TextField name="officeLead.name" value={sentLead(visit, "name")} label={fields.name} required maxlength={120} />
        <TextField name="officeLead.email" kind="email" value={sentLead(visit, "email")} label={fields.email} hint={fields.emailHint} required maxlength={200} />
        <TextField name="officeLead.phone" kind="tel" value={sentLead(visit, "phone")} label={fields.phone} optional maxlength={60} />
      </Card>
      <Submit>{operator.found}</Submit>
    </OperationForm>
  );
};

const foundHref = "/verbuende/neu";

export const cooperativeScreens = [
  defineScreen({
    path: "/verbund/:cooperativeId/stelle",
    title: (_, visit) => wordsFor(visit).office.title,
    lane: "office",
    shows: { cooperative: readCooperative },
    acts: [describeCooperative],
    view: ({ cooperative }, visit) => {
      const words = wordsFor(visit).office;
      const acts = cooperative.publicPage ? <LinkButton href={`/oeffentlich/${cooperative.id}`}>{words.show}</LinkButton> : null;
      return (
        <>
          <PageHead title={words.title} lead={words.lead} acts={acts} />
          <Done visit={visit} />
          <DescribeForm cooperative={cooperative} visit={visit} />
        </>
      );
    },
  }),

  defineScreen({
    path: "/verbuende",
    title: (_, visit) => wordsFor(visit).operator.title,
    lane: "cooperatives",
    shows: { all: listAllCooperatives },
    view: ({ all }, visit) => {
      const words = wordsFor(visit).operator;
      const act = (
        <LinkButton kind="primary" href={foundHref}>
          {words.found}
        </LinkButton>
      );
      return (
        <>
          <PageHead title={words.title} lead={words.lead} acts={all.cooperatives.length > 0 ? act : null} />
          <Done visit={visit} />
          <Card>
            <DataTable
              caption={words.caption}
              rows={all.cooperatives}
              empty={
                <EmptyState title={words.emptyTitle} act={act}>
                  {words.empty} <a href="/verbuende/aufnehmen">{words.takeIn}</a>
                </EmptyState>
              }
              columns={[
                { key: "name", label: wordsFor(visit).fields.name, rowHead: true, cell: ({ name }) => name },
                {
                  key: "key",
                  label: words.key,
                  kind: "nowrap",
                  cell: ({ id, publicPage }) => (publicPage ? <a href={`/oeffentlich/${id}`}>{id}</a> : id),
                },
                { key: "office", label: wordsFor(visit).public.host, cell: ({ officeHost }) => officeHost },
                { key: "founded", label: words.foundedAt, kind: "nowrap", cell: ({ foundedAt }) => formatDate(foundedAt, visit.language) },
                {
                  key: "access",
                  label: words.access,
                  labelHidden: true,
                  kind: "act",
                  cell: ({ id }) => <a href={`/verbuende/${id}/zugang`}>{words.access}</a>,
                },
              ]}
            />
          </Card>
        </>
      );
    },
  }),

  defineScreen({
    path: foundHref,
    title: (_, visit) => wordsFor(visit).operator.found,
    lane: "cooperatives",
    shows: { all: listAllCooperatives },
    acts: [foundCooperative],
    // The first person of the office needs a code before anybody else can be invited.
    next: (_, value) => `/verbuende/${foundCooperative.output.parse(value).cooperativeId}/zugang?getan=${foundCooperative.name}`,
    view: (_, visit) => {
      const words = wordsFor(visit).operator;
      return (
        <>
          <PageHead title={words.found} lead={words.empty} trail={[{ label: words.title, href: "/verbuende" }]} />
          <FoundForm visit={visit} />
        </>
      );
    },
  }),
];
