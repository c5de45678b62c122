import { Checkbox, ColorInput, FileButton, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeSite, createSite, listSites, type Site } from '#api/register/sites.ts';
import { listCalendars } from '#api/time/calendars.ts';
import { type Language, languages } from '#languages/language.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { RegisterDrawer } from '../register-drawer.tsx';

/** Everything an administrator says about a site (SIT-1). */
export function SiteForm({ site, onClose }: { readonly site?: Site; readonly onClose: () => void }) {
  const { t } = useTranslation(['register', 'kit']);
  const calendars = useAnswer(listCalendars, {}).data?.rows ?? [];
  const [form, setForm] = useState({
    code: site?.code ?? '',
    name: site?.name ?? '',
    description: site?.description ?? '',
    instruction: site?.instruction ?? '',
    senderName: site?.senderName ?? '',
    senderAddress: site?.senderAddress ?? '',
    greeting: site?.greeting ?? '',
    signatureHtml: site?.signatureHtml ?? '',
    signaturePicture: site?.signaturePicture ?? null,
    languages: site?.languages ?? (['sv'] as Language[]),
    calendarId: site?.calendarId ?? null,
    prefix: site?.prefix ?? '',
    colour: site?.colour ?? '#12637A',
    firstNumber: 1,
    active: site?.active ?? true,
  });
  const change = (next: Partial<typeof form>) => setForm((before) => ({ ...before, ...next }));
  const done = () => {
    toast({ text: t('kit:parts.saved') });
    onClose();
  };
  const create = useCall(createSite, { refresh: [listSites], onSuccess: done });
  const update = useCall(changeSite, { refresh: [listSites], onSuccess: done });
  const submit = () => {
    const { firstNumber, active, senderAddress, prefix, ...rest } = form;
    const fields = {
      ...rest,
      senderAddress: senderAddress.trim() || null,
      ...(prefix.trim() ? { prefix: prefix.trim() } : {}),
    };
    if (site) update.mutate({ params: { siteId: site.id }, body: { ...fields, active } });
    else create.mutate({ body: { ...fields, firstNumber } });
  };
  const addPicture = (file: File | null) => {
    if (!file) return;
    const reader = new FileReader();
    reader.onload = () => change({ signaturePicture: String(reader.result) });
    reader.readAsDataURL(file);
  };
  const error = create.error ?? update.error;
  return (
    <RegisterDrawer
      title={site ? site.name : t('sites.new')}
      size={520}
      busy={create.isPending || update.isPending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        label={t('sites.name')}
        value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        required
        maxLength={8}
        label={t('sites.code')}
        description={t('sites.codeHint')}
        value={form.code}
        onChange={(event) => change({ code: event.currentTarget.value })}
      />
      <TextInput
        maxLength={8}
        label={t('sites.prefix')}
        description={t('sites.prefixHint')}
        value={form.prefix}
        onChange={(event) => change({ prefix: event.currentTarget.value })}
      />
      {site ? null : (
        <NumberInput
          min={1}
          label={t('sites.firstNumber')}
          value={form.firstNumber}
          onChange={(value) => change({ firstNumber: Number(value) || 1 })}
        />
      )}
      <MultiSelect
        label={t('sites.languages')}
        data={languages.map((one) => ({
          value: one,
          label: new Intl.DisplayNames([one], { type: 'language' }).of(one) ?? one,
        }))}
        value={form.languages}
        onChange={(chosen) => change({ languages: (chosen.length > 0 ? chosen : form.languages) as Language[] })}
      />
      <Select
        label={t('sites.calendar')}
        clearable
        placeholder={t('sites.calendarBase')}
        data={calendars.map((one) => ({ value: one.id, label: one.name }))}
        value={form.calendarId}
        onChange={(calendarId) => change({ calendarId })}
      />
      <TextInput
        label={t('sites.senderName')}
        value={form.senderName}
        onChange={(event) => change({ senderName: event.currentTarget.value })}
      />
      <TextInput
        type="email"
        label={t('sites.senderAddress')}
        description={t('sites.senderAddressHint')}
        value={form.senderAddress}
        onChange={(event) => change({ senderAddress: event.currentTarget.value })}
      />
      <TextInput
        label={t('sites.greeting')}
        description={t('sites.greetingHint')}
        value={form.greeting}
        onChange={(event) => change({ greeting: event.currentTarget.value })}
      />
      <Textarea
        label={t('sites.signature')}
        description={t('sites.signatureHint')}
        autosize
        minRows={3}
        value={form.signatureHtml}
        onChange={(event) => change({ signatureHtml: event.currentTarget.value })}
      />
      <div>
        <div className="lab">{t('sites.picture')}</div>
        <div className="row">
          <FileButton accept="image/png,image/jpeg,image/gif,image/webp" onChange={addPicture}>
            {(props) => (
              <Button size="sm" onClick={props.onClick}>
                {t('kit:parts.add')}
              </Button>
            )}
          </FileButton>
          {form.signaturePicture ? (
            <Button size="sm" look="ghost" onClick={() => change({ signaturePicture: null })}>
              {t('kit:parts.remove')}
            </Button>
          ) : null}
        </div>
        {form.signaturePicture ? (
          <img className="site-picture" src={form.signaturePicture} alt={t('sites.picture')} />
        ) : null}
      </div>
      <Textarea
        label={t('sites.instruction')}
        description={t('sites.instructionHint')}
        autosize
        minRows={2}
        value={form.instruction}
        onChange={(event) => change({ instruction: event.currentTarget.value })}
      />
      <Textarea
        label={t('sites.description')}
        autosize
        minRows={2}
        value={form.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <ColorInput label={t('sites.colour')} value={form.colour} onChange={(colour) => change({ colour })} />
      {site ? (
        <Checkbox
          label={t('sites.active')}
          checked={form.active}
          onChange={(event) => change({ active: event.currentTarget.checked })}
        />
      ) : null}
    </RegisterDrawer>
  );
}
