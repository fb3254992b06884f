/** What is asked of a contract and of a supplier. */
import type { Visit } from "#kernel/screen";
import { Checkbox, RadioGroup, Select } from "#ui/choices";
import { DateField, MoneyField, NumberField, TextArea, TextField } from "#ui/fields";
import { typedEuro } from "#ui/numbers";
import { processings, questions, verdicts, type Contract, type Supplier } from "../model.ts";
import { wordsFor } from "./parts.tsx";

type ContractFieldsProps = {
  readonly value?: Contract | undefined;
  readonly suppliers: readonly Pick<Supplier, "id" | "name">[];
  readonly isOwn: boolean;
  readonly visit: Visit;
};

export const ContractFields = ({ value, suppliers, isOwn, visit }: ContractFieldsProps) => {
  const { form, processings: labels, page } = wordsFor(visit);
  return (
    <>
      <TextField name="title" label={form.title} hint={form.titleHint} value={value?.title} required maxlength={200} />
      <Select
        name="supplierId"
        label={page.supplier}
        hint={form.supplierHint}
        value={value?.supplierId ?? visit.query["supplierId"]}
        options={suppliers.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <TextArea name="subject" label={form.subject} value={value?.subject} optional rows={3} maxlength={4000} />
      <DateField name="startsOn" label={form.starts} value={value?.startsOn} required />
      <DateField name="endsOn" label={form.ends} hint={form.endsHint} value={value?.endsOn} />
      <NumberField name="noticeMonths" label={form.notice} hint={form.noticeHint} value={value?.noticeMonths ?? 0} min={0} max={120} />
      <NumberField name="prolongsMonths" label={form.prolongs} hint={form.prolongsHint} value={value?.prolongsMonths ?? 0} min={0} max={120} />
      {value === undefined ? null : <DateField name="noticeGivenOn" label={form.given} value={value.noticeGivenOn} />}
      <MoneyField name="costOnce" label={form.once} value={typedEuro(value?.costOnce)} />
      <MoneyField name="costYearly" label={form.yearly} value={typedEuro(value?.costYearly)} />
      <RadioGroup name="processing" label={form.processing} value={value?.processing ?? "none"} options={processings.map((one) => ({ value: one, label: labels[one] }))} required />
      <DateField name="processingOn" label={form.processingOn} value={value?.processingOn} />
      {isOwn ? <Checkbox name="isShared" label={form.share} hint={form.shareHint} checked={value?.isShared ?? false} /> : null}
    </>
  );
};

type SupplierFieldsProps = {
  readonly value?: Partial<Supplier> | undefined;
  readonly isOwn: boolean;
  readonly visit: Visit;
};

/** Room for two proofs more than there are. */
const spare = 2;

const CertificateFields = ({ value, visit }: Pick<SupplierFieldsProps, "value" | "visit">) => {
  const { suppliers } = wordsFor(visit);
  const known = value?.certificates ?? [];
  return (
    <>
      {Array.from({ length: known.length + spare }, (_, index) => (
        <>
          <TextField name={`certificates.${index}.title`} label={suppliers.certificateAt(index + 1)} value={known[index]?.title} maxlength={200} optional />
          <DateField name={`certificates.${index}.expiresOn`} label={suppliers.expiresAt(index + 1)} value={known[index]?.expiresOn} />
        </>
      ))}
    </>
  );
};

export const SupplierFields = ({ value, isOwn, visit }: SupplierFieldsProps) => {
  const words = wordsFor(visit);
  const { suppliers, form } = words;
  return (
    <>
      <TextField name="name" label={suppliers.name} value={value?.name} required maxlength={200} />
      <TextArea name="services" label={suppliers.services} value={value?.services} optional rows={2} maxlength={2000} />
      <TextField name="contact" label={suppliers.contact} value={value?.contact} optional maxlength={200} />
      <TextField name="email" label={suppliers.email} value={value?.email} optional maxlength={200} />
      <TextField name="phone" label={suppliers.phone} value={value?.phone} optional maxlength={60} />
      <TextArea name="address" label={suppliers.address} value={value?.address} optional rows={2} maxlength={500} />
      <h3>{suppliers.assessment}</h3>
      <p class="rw-soft">{suppliers.assessmentLead}</p>
      {questions.map((question) => (
        <Select
          name={`assessment.${question}`}
          label={words.questions[question].text}
          value={value?.assessment?.[question]}
          empty={suppliers.notAsked}
          options={verdicts.map((one) => ({ value: one, label: words.verdicts[one] }))}
        />
      ))}
      <TextArea name="assessmentNote" label={suppliers.note} value={value?.assessmentNote} optional rows={3} maxlength={4000} />
      <h3>{suppliers.certificates}</h3>
      <CertificateFields value={value} visit={visit} />
      {isOwn ? <Checkbox name="isShared" label={form.share} checked={value?.isShared ?? false} /> : null}
    </>
  );
};
