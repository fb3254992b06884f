/** Style guide: every field, as it is and with issues. */
import { Checkbox, CheckboxGroup, RadioGroup, Select } from "./choices.tsx";
import { CodeField, DateField, DateTimeField, FileField, MoneyField, NumberField, PasswordField, TextArea, TextField } from "./fields.tsx";
import { OperationForm, Submit } from "./form.tsx";
import { Acts, Card, Columns } from "./parts.tsx";

const options = [
  { value: "it", label: "IT" },
  { value: "haupt", label: "Hauptamt", hint: "auch für Personal" },
  { value: "bau", label: "Bauamt" },
];

const Usual = () => (
  <OperationForm operation={{ name: "member.correct" }}>
    <TextField name="name" label="Name der Kommune" value="Groß-Gerau" required />
    <TextField name="mail" label="E-Mail" kind="email" hint="Hierhin gehen Erinnerungen." optional autocomplete="email" />
    <PasswordField name="password" label="Kennwort" autocomplete="current-password" />
    <NumberField name="people" label="Beschäftigte" value={214} unit="Personen" min={0} />
    <MoneyField name="amount" label="Betrag" value="2.671,00" />
    <DateField name="due" label="Frist" value="2026-12-08" />
    <DateTimeField name="noticed" label="Bemerkt am" />
    <Select name="office" label="Zuständig" options={[...options, { group: "Extern", options: [{ value: "rz", label: "Rechenzentrum" }] }]} />
    <TextArea name="note" label="Anmerkung" optional />
    <Checkbox name="confirmed" label="Ich habe die Angaben geprüft" hint="Sie können sie später ändern." />
    <Acts>
      <Submit>Kommune speichern</Submit>
      <Submit kind="quiet" name="then" value="draft">
        Als Entwurf ablegen
      </Submit>
    </Acts>
  </OperationForm>
);

const Faulty = () => (
  <OperationForm
    operation={{ name: "unit.add" }}
    file
    issues={[
      { path: "title", message: "Geben Sie der Stelle einen Namen." },
      { path: "kind", message: "Wählen Sie eine Art." },
      { path: "tasks", message: "Wählen Sie mindestens eine Aufgabe." },
      { path: "area", message: "Wählen Sie ein Amt." },
    ]}
  >
    <TextField name="title" label="Name der Stelle" required />
    <RadioGroup name="kind" label="Art" options={options} />
    <CheckboxGroup name="tasks" label="Aufgaben" options={options} values={["it"]} look="columns" />
    <Select name="area" label="Amt" options={options} />
    <CodeField name="code" label="Code vom Zettel" length={9} hint="Groß- und Kleinschreibung ist gleich." />
    <FileField name="file" label="Liste" hint="XLSX, ODS oder CSV, höchstens 5 MB" accept=".xlsx,.ods,.csv" />
    <TextField name="locked" label="Amtlicher Schlüssel" value="06433006" disabledReason="Ändert nur die Stelle." />
    <Submit>Stelle anlegen</Submit>
  </OperationForm>
);

/** Forms side by side. */
export const GuideForms = () => (
  <Columns>
    <Card title="Formular">
      <Usual />
    </Card>
    <Card title="Formular mit Hinweisen">
      <Faulty />
      <h3>In einer Zeile</h3>
      <OperationForm operation={{ name: "person.appoint" }} layout="inline">
        <TextField name="who" label="Person" />
        <Submit kind="quiet">Berufen</Submit>
      </OperationForm>
    </Card>
  </Columns>
);
