/** Handing out access: who has it, who is to be invited, and the codes on slips, shown once. */
import { toldBy, type Visit } from "#kernel/screen";
import { formatDate, formatShortDate } from "#ui/dates";
import { ActButton } from "#ui/form";
import type { Tone } from "#ui/markup";
import { Acts, Alert, Card, Code, EmptyState, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { foundCooperative, listAllCooperatives } from "../../members/contract.ts";
import { invite, inviteCentral, inviteOffice, inviteWave, listInvitations, listMemberInvitations } from "../contract.ts";
import type { AccessState, IssuedCode, PersonAccess } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language).invitations;

/** Codes an act has just issued; none when the page was only opened. */
function issuedCodes(visit: Visit): readonly IssuedCode[] {
  const one = toldBy(invite, visit) ?? toldBy(inviteCentral, visit);
  return one ? [one] : (toldBy(inviteWave, visit)?.invited ?? []);
}

const Slip = ({ issued, visit }: { issued: IssuedCode; visit: Visit }) => {
  const words = wordsFor(visit);
  return (
    <Card level={3} title={words.slip(issued.name)} note={issued.memberName ?? words.central}>
      <Facts
        facts={[
          { term: words.slipAddress, value: <span class="rw-break">{issued.address}</span> },
          { term: words.slipEmail, value: issued.email },
          { term: words.slipCode, value: <Code code={issued.code} /> },
          { term: words.slipUntil, value: formatDate(issued.expiresAt, visit.language) },
        ]}
      />
    </Card>
  );
};

const Slips = ({ codes, visit }: { codes: readonly IssuedCode[]; visit: Visit }) => {
  const words = wordsFor(visit);
  return (
    <>
      <Alert tone="success" title={words.issuedTitle(codes.length)} live>
        <p>
          {words.issuedText} {words.print}
        </p>
      </Alert>
      {codes.map((issued) => (
        <Slip issued={issued} visit={visit} />
      ))}
      <Acts>
        <LinkButton href={visit.path}>{words.back}</LinkButton>
      </Acts>
    </>
  );
};

const tones: Readonly<Record<AccessState, Tone>> = {
  "not-invited": "open",
  invited: "part",
  "invitation-expired": "no",
  active: "ok",
  "renewal-open": "part",
};

type RowProps = { readonly person: PersonAccess; readonly visit: Visit };

/** A member's person is invited in the member, so that the act stands in the member's own trail; a central one in the cooperative. */
const actFor = ({ person, visit }: RowProps) => (visit.params["memberId"] || person.memberId ? invite : inviteCentral);

const RowAct = ({ person, visit }: RowProps) => {
  const words = wordsFor(visit);
  if (!person.atHome) return <span class="rw-soft rw-small">{words.elsewhere}</span>;
  if (person.personId === visit.principal.personId) return null;
  if (person.holdsMore) return <span class="rw-soft rw-small">{words.holdsMore}</span>;
  const isActive = person.state === "active" || person.state === "renewal-open";
  const hidden = { personId: person.personId, memberId: person.memberId, renew: isActive ? "true" : null };
  const form = {
    operation: actFor({ person, visit }),
    visit,
    instance: person.personId,
    mine: visit.given["personId"] === person.personId,
    hidden,
  };
  const text = person.state === "not-invited" ? words.invite : isActive ? words.renew : words.again;
  return (
    <ActButton form={form} kind="quiet" small label={`${text}: ${person.name}`} confirm={isActive ? words.renewConfirm(person.name) : undefined}>
      {text}
    </ActButton>
  );
};

const PeopleTable = ({ people, visit }: { people: readonly PersonAccess[]; visit: Visit }) => {
  const words = wordsFor(visit);
  const roles: Readonly<Record<string, string>> = words.roles;
  const member = { key: "member", label: words.member, cell: (p: PersonAccess) => p.memberName ?? words.central };
  return (
    <DataTable
      caption={words.caption}
      rows={people}
      instantFilter
      empty={<EmptyState title={words.empty} />}
      columns={[
        { key: "person", label: words.person, rowHead: true, cell: (p) => p.name },
        ...(visit.params["memberId"] ? [] : [member]),
        { key: "role", label: words.role, wideOnly: true, cell: (p) => p.roles.map((role) => roles[role] ?? role).join(", ") },
        { key: "state", label: words.state, cell: (p) => <StateTag tone={tones[p.state]}>{words.states[p.state]}</StateTag> },
        {
          key: "since",
          label: words.since,
          kind: "nowrap",
          wideOnly: true,
          cell: (p) => (p.since ? formatShortDate(p.since, visit.language) : "–"),
        },
        { key: "act", label: words.act, labelHidden: true, kind: "act", cell: (p) => <RowAct person={p} visit={visit} /> },
      ]}
    />
  );
};

const WaveActs = ({ waves, visit }: { waves: readonly { readonly wave: number; readonly waiting: number }[]; visit: Visit }) => {
  const words = wordsFor(visit);
  const waiting = waves.filter((wave) => wave.waiting > 0);
  return (
    <Card>
      <p>{words.waveNote}</p>
      <Acts>
        <ActButton form={{ operation: inviteWave, visit, mine: visit.given["wave"] === undefined }}>{words.inviteAll}</ActButton>
        {(waves.length > 1 ? waiting : []).map(({ wave, waiting: count }) => (
          <ActButton
            form={{
              operation: inviteWave,
              visit,
              instance: String(wave),
              mine: String(visit.given["wave"]) === String(wave),
              hidden: { wave },
            }}
            kind="quiet"
          >
            {words.inviteWave(wave, count)}
          </ActButton>
        ))}
      </Acts>
    </Card>
  );
};

const leadOf = (people: readonly PersonAccess[], visit: Visit) =>
  wordsFor(visit).lead(people.filter(({ state }) => state === "active" || state === "renewal-open").length, people.length);

const ofCooperative = defineScreen({
  path: "/verbund/:cooperativeId/einladungen",
  title: (_, visit) => wordsFor(visit).title,
  lane: "invitations",
  shows: { list: listInvitations },
  acts: [inviteWave, inviteCentral, invite],
  view: ({ list }, visit) => {
    const codes = issuedCodes(visit);
    return (
      <>
        <PageHead title={wordsFor(visit).title} lead={leadOf(list.people, visit)} />
        {codes.length > 0 ? <Slips codes={codes} visit={visit} /> : <WaveActs waves={list.waves} visit={visit} />}
        {codes.length > 0 ? null : (
          <Card>
            <PeopleTable people={list.people} visit={visit} />
          </Card>
        )}
      </>
    );
  },
});

const ofMember = defineScreen({
  path: "/mitglied/:memberId/einladungen",
  title: (_, visit) => wordsFor(visit).title,
  lane: "invitations",
  shows: { list: listMemberInvitations },
  acts: [invite],
  view: ({ list }, visit) => {
    const codes = issuedCodes(visit);
    return (
      <>
        <PageHead title={wordsFor(visit).title} lead={leadOf(list.people, visit)} />
        {codes.length > 0 ? (
          <Slips codes={codes} visit={visit} />
        ) : (
          <Card>
            <PeopleTable people={list.people} visit={visit} />
          </Card>
        )}
      </>
    );
  },
});

type OfficeCode = (typeof inviteOffice)["output"]["_output"];

const OfficeSlip = ({ issued, visit }: { issued: OfficeCode; visit: Visit }) => {
  const words = wordsFor(visit);
  return (
    <>
      <Alert tone="success" title={words.issuedTitle(1)} live>
        <p>{words.issuedText}</p>
      </Alert>
      <Card title={words.officeSlip} note={words.officeSlipNote}>
        <Facts
          facts={[
            { term: words.slipAddress, value: <span class="rw-break">{issued.address}</span> },
            { term: words.slipCode, value: <Code code={issued.code} /> },
            { term: words.slipUntil, value: formatDate(issued.expiresAt, visit.language) },
          ]}
        />
      </Card>
      <Acts>
        <LinkButton href="/verbuende">{words.officeBack}</LinkButton>
      </Acts>
    </>
  );
};

const ofOffice = defineScreen({
  path: "/verbuende/:cooperativeId/zugang",
  title: (_, visit) => wordsFor(visit).officeTitle,
  lane: "cooperatives",
  shows: { all: listAllCooperatives },
  acts: [inviteOffice],
  view: ({ all }, visit) => {
    const words = wordsFor(visit);
    const cooperative = all.cooperatives.find(({ id }) => id === visit.params["cooperativeId"]);
    const issued = toldBy(inviteOffice, visit);
    const trail = [{ label: words.officeBack, href: "/verbuende" }];
    return (
      <>
        <PageHead title={words.officeTitle} lead={words.officeLead(cooperative?.name ?? visit.params["cooperativeId"] ?? "")} trail={trail} />
        {visit.done === foundCooperative.name ? <Alert tone="success" title={words.officeFounded} live /> : null}
        {issued ? (
          <OfficeSlip issued={issued} visit={visit} />
        ) : (
          <Card>
            <p>{words.officeNote}</p>
            <ActButton form={{ operation: inviteOffice, visit }}>{words.officeIssue}</ActButton>
          </Card>
        )}
      </>
    );
  },
});

/** Pages of access and invitations. */
export const invitationScreens = [ofCooperative, ofMember, ofOffice];
