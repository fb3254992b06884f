/** Requests to join, and writing one down. */
import type { Visit } from "#kernel/screen";
import { Card, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { listAccessions, saveAccession } from "../contract.ts";
import { cooperativePath, Done, registerPath, RequestForm, wordsFor } from "./parts.tsx";

const tones = { open: "open", admitted: "part", party: "ok", closed: "na" } as const;

const Add = ({ visit }: { visit: Visit }) =>
  visit.may(saveAccession) ? (
    <LinkButton kind="primary" href={`${registerPath(visit)}/neu`}>
      {wordsFor(visit).register.add}
    </LinkButton>
  ) : null;

export const registerScreen = defineScreen({
  path: "/verbund/:cooperativeId/beitritte",
  title: (_, visit) => wordsFor(visit).register.title,
  lane: "agreement",
  shows: { shown: listAccessions },
  view: ({ shown }, visit) => {
    const words = wordsFor(visit);
    const { register } = words;
    return (
      <>
        <PageHead
          title={register.title}
          lead={register.lead}
          trail={[{ label: register.agreement, href: `${cooperativePath(visit)}/vereinbarung` }]}
          acts={shown.requests.length === 0 ? undefined : <Add visit={visit} />}
        />
        <Done visit={visit} />
        <Card>
          <DataTable
            caption={register.title}
            rows={shown.requests}
            empty={
              <EmptyState title={register.none} act={<Add visit={visit} />}>
                {register.noneText}
              </EmptyState>
            }
            columns={[
              { key: "name", label: register.name, rowHead: true, cell: ({ id, name }) => <a href={`${registerPath(visit)}/${id}`}>{name}</a> },
              { key: "kind", label: register.kind, wideOnly: true, cell: ({ kind }) => words.kinds[kind] },
              { key: "requested", label: register.requestedOn, kind: "nowrap", wideOnly: true, cell: ({ requestedOn }) => register.day(requestedOn) },
              { key: "wanted", label: register.wantedFrom, kind: "nowrap", cell: ({ wantedFrom }) => register.day(wantedFrom) },
              { key: "state", label: register.state, cell: ({ standing }) => <StateTag tone={tones[standing]}>{words.states[standing]}</StateTag> },
            ]}
          />
        </Card>
      </>
    );
  },
});

export const newScreen = defineScreen({
  path: "/verbund/:cooperativeId/beitritte/neu",
  title: (_, visit) => wordsFor(visit).form.newTitle,
  lane: "agreement",
  shows: { shown: listAccessions },
  acts: [saveAccession],
  next: (_, value, visit) => `/verbund/${visit.params["cooperativeId"]}/beitritte/${saveAccession.output.parse(value).requestId}`,
  view: (_, visit) => {
    const { form, register } = wordsFor(visit);
    return (
      <>
        <PageHead title={form.newTitle} lead={form.lead} trail={[{ label: register.title, href: registerPath(visit) }]} />
        <Card>
          <RequestForm visit={visit} />
        </Card>
      </>
    );
  },
});
