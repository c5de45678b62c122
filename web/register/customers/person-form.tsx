import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listCompanies } from '#api/register/companies.ts';
import { changePerson, createPerson, listPeople, type Person, readPerson } from '#api/register/people.ts';
import { type Language, languages } from '#languages/language.ts';
import { anyLacking, FieldInputs, shownValues } from '#web/house/custom-fields/field-inputs.tsx';
import { useOwnFields } from '#web/house/custom-fields/use-fields.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { RegisterDrawer } from '../register-drawer.tsx';

/** Writes or changes a person of the register (CRM-1). */
export function PersonForm({ person, onClose }: { readonly person?: Person; readonly onClose: () => void }) {
  const { t } = useTranslation(['register', 'kit']);
  const go = useGo();
  const companies = useAnswer(listCompanies, { query: { limit: 500 } }).data?.rows ?? [];
  const [form, setForm] = useState({
    name: person?.name ?? '',
    companyId: person?.companyId ?? null,
    addresses: person?.addresses.join('\n') ?? '',
    numbers: person?.numbers.join('\n') ?? '',
    role: person?.role ?? '',
    customerId: person?.customerId ?? '',
    language: person?.language ?? null,
    vip: person?.vip ?? false,
  });
  const fields = useOwnFields('person');
  const [own, setOwn] = useState(person?.customFields ?? {});
  const [tried, setTried] = useState(false);
  const change = (next: Partial<typeof form>) => setForm((before) => ({ ...before, ...next }));
  const refresh = [listPeople, readPerson];
  const create = useCall(createPerson, {
    refresh,
    onSuccess: (made) => {
      onClose();
      go(paths.person(made.id));
    },
  });
  const update = useCall(changePerson, { refresh, onSuccess: onClose });
  const submit = () => {
    setTried(true);
    if (anyLacking(fields, own)) return;
    const body = {
      name: form.name.trim(),
      companyId: form.companyId,
      addresses: linesOf(form.addresses),
      numbers: linesOf(form.numbers),
      role: form.role.trim(),
      customerId: form.customerId.trim() || null,
      language: form.language,
      vip: form.vip,
      customFields: shownValues(fields, own),
    };
    if (person) update.mutate({ params: { personId: person.id }, body });
    else create.mutate({ body });
  };
  const error = create.error ?? update.error;
  return (
    <RegisterDrawer
      title={person ? person.name : t('people.new')}
      busy={create.isPending || update.isPending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('people.name')}
        value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Select
        label={t('people.company')}
        searchable
        clearable
        data={companies.map((one) => ({ value: one.id, label: one.name }))}
        value={form.companyId}
        onChange={(companyId) => change({ companyId })}
      />
      <Textarea
        label={t('people.addresses')}
        description={t('people.onePerLine')}
        autosize
        minRows={2}
        value={form.addresses}
        onChange={(event) => change({ addresses: event.currentTarget.value })}
      />
      <Textarea
        label={t('people.numbers')}
        description={t('people.onePerLine')}
        autosize
        minRows={2}
        value={form.numbers}
        onChange={(event) => change({ numbers: event.currentTarget.value })}
      />
      <TextInput
        label={t('people.role')}
        value={form.role}
        onChange={(event) => change({ role: event.currentTarget.value })}
      />
      <TextInput
        label={t('people.customerId')}
        value={form.customerId}
        onChange={(event) => change({ customerId: event.currentTarget.value })}
      />
      <Select
        label={t('people.language')}
        clearable
        data={languages.map((one) => ({
          value: one,
          label: new Intl.DisplayNames([one], { type: 'language' }).of(one) ?? one,
        }))}
        value={form.language}
        onChange={(language) => change({ language: language as Language | null })}
      />
      <Checkbox
        label={t('people.vip')}
        description={t('people.vipHint')}
        checked={form.vip}
        onChange={(event) => change({ vip: event.currentTarget.checked })}
      />
      <FieldInputs fields={fields} values={own} tried={tried} onChange={setOwn} />
    </RegisterDrawer>
  );
}

function linesOf(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter(Boolean);
}
