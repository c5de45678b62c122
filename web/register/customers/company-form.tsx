import { Checkbox, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeCompany, type Company, createCompany, listCompanies, readCompany } from '#api/register/companies.ts';
import { anyLacking, FieldInputs, shownValues } from '#web/house/custom-fields/field-inputs.tsx';
import { useOwnFields } from '#web/house/custom-fields/use-fields.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { RegisterDrawer } from '../register-drawer.tsx';

/** Writes or changes a company of the register (CRM-1). */
export function CompanyForm({ company, onClose }: { readonly company?: Company; readonly onClose: () => void }) {
  const { t } = useTranslation(['register', 'kit']);
  const go = useGo();
  const [form, setForm] = useState({
    name: company?.name ?? '',
    organisationNumber: company?.organisationNumber ?? '',
    address: company?.address ?? '',
    domains: company?.domains ?? [],
    customerGroup: company?.customerGroup ?? '',
    notes: company?.notes ?? '',
    vip: company?.vip ?? false,
  });
  const fields = useOwnFields('company');
  const [own, setOwn] = useState(company?.customFields ?? {});
  const [tried, setTried] = useState(false);
  const change = (next: Partial<typeof form>) => setForm((before) => ({ ...before, ...next }));
  const refresh = [listCompanies, readCompany];
  const create = useCall(createCompany, {
    refresh,
    onSuccess: (made) => {
      onClose();
      go(paths.company(made.id));
    },
  });
  const update = useCall(changeCompany, { refresh, onSuccess: onClose });
  const error = create.error ?? update.error;
  return (
    <RegisterDrawer
      title={company ? company.name : t('companies.new')}
      busy={create.isPending || update.isPending}
      error={error}
      onSubmit={() => {
        setTried(true);
        if (anyLacking(fields, own)) return;
        const body = { ...form, customFields: shownValues(fields, own) };
        if (company) update.mutate({ params: { companyId: company.id }, body });
        else create.mutate({ body });
      }}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        label={t('companies.name')}
        value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TagsInput
        label={t('companies.domains')}
        description={t('companies.domainsHint')}
        value={form.domains}
        onChange={(domains) => change({ domains })}
      />
      <TextInput
        label={t('companies.number')}
        value={form.organisationNumber}
        onChange={(event) => change({ organisationNumber: event.currentTarget.value })}
      />
      <Textarea
        label={t('companies.address')}
        autosize
        minRows={2}
        value={form.address}
        onChange={(event) => change({ address: event.currentTarget.value })}
      />
      <TextInput
        label={t('companies.group')}
        value={form.customerGroup}
        onChange={(event) => change({ customerGroup: event.currentTarget.value })}
      />
      <Textarea
        label={t('companies.notes')}
        autosize
        minRows={3}
        value={form.notes}
        onChange={(event) => change({ notes: event.currentTarget.value })}
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
