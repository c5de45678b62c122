import { Checkbox, Drawer, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readChoices } from '#api/desk/choices.ts';
import { countTickets, createTicket, listTickets } from '#api/desk/tickets.ts';
import { fieldName } from '#web/desk/ticket/event-line.tsx';
import { anyLacking, FieldInputs, shownValues } from '#web/house/custom-fields/field-inputs.tsx';
import { useBuiltInFields, useOwnFields } from '#web/house/custom-fields/use-fields.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { TemplateChoice } from '#web/desk/templates/template-choice.tsx';
import { useTemplateChoice } from '#web/desk/templates/use-template-choice.ts';
import { useTemplates } from '#web/desk/templates/use-templates.ts';
import { useDeskNames } from './desk-names.ts';
import { blankForm, type NewTicketForm } from './new-ticket-form.ts';

/** A ticket by hand (TKT-1): only the subject is mandatory; what was typed stays if the drawer is closed by mistake. */
export function NewTicket({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['desk', 'kit']);
  const go = useGo();
  const names = useDeskNames();
  const fields = useOwnFields('ticket');
  const builtIn = useBuiltInFields();
  const [form, setForm] = useState<NewTicketForm>(kept);
  const [tried, setTried] = useState(false);
  const change = (next: Partial<NewTicketForm>) =>
    setForm((before) => {
      kept = { ...before, ...next };
      return kept;
    });
  const siteId = form.siteId ?? names.sites[0]?.id ?? null;
  const templates = useTemplates(siteId ?? '');
  const choice = useTemplateChoice(form, templates, change);
  const create = useCall(createTicket, {
    refresh: [listTickets, countTickets],
    onSuccess: (row) => {
      kept = blankForm;
      onClose();
      toast({ text: t('new.created', { number: row.number }) });
      go(paths.ticket(row.id));
    },
  });
  const wrongAddress = form.address.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.address.trim());
  const demanded = useAnswer(readChoices, {}).data?.settings.required ?? [];
  /** What the house wants filled in of a ticket that a colleague makes, as the field's marks. */
  const must = (field: (typeof demanded)[number], filled: boolean) => {
    const required = !form.fromCustomer && demanded.includes(field);
    return { withAsterisk: required, error: tried && required && !filled ? t('new.missing') : undefined };
  };
  const anyMissing = !form.fromCustomer && demanded.some((field) => !hidden(builtIn, field) && !has(form, field));
  const submit = () => {
    setTried(true);
    if (form.subject.trim() === '' || wrongAddress || anyLacking(fields, form.own) || anyMissing) return;
    create.mutate({
      body: {
        subject: form.subject.trim(),
        description: form.description,
        fromCustomer: form.fromCustomer,
        ...(fields.length > 0 ? { customFields: shownValues(fields, form.own) } : {}),
        ...(siteId && (form.siteId || form.templateId) ? { siteId } : {}),
        ...(form.priority ? { priority: form.priority } : {}),
        // What the template had filled in and somebody has emptied stays empty.
        ...(form.groupId || form.templateId ? { groupId: form.groupId } : {}),
        ...(form.typeId || form.templateId ? { typeId: form.typeId } : {}),
        ...(form.tags.length > 0 || form.templateId ? { tags: [...form.tags] } : {}),
        ...(form.templateId ? { templateId: form.templateId } : {}),
        ...(form.address.trim() ? { requester: { address: form.address.trim(), name: form.name.trim() } } : {}),
      },
    });
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={480}
      title={t('new.title')}
      closeButtonProps={{ 'aria-label': t('kit:parts.close') }}
    >
      <form
        className="col newticket"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
      >
        <TemplateChoice
          value={form.templateId}
          templates={templates}
          choice={choice}
          nameOf={(field) =>
            field === 'description'
              ? t('new.description')
              : field.startsWith('own.')
                ? (fields.find(({ key }) => `own.${key}` === field)?.name ?? field.slice(4))
                : builtIn.name(field as 'typeId', fieldName(field, t))
          }
        />
        <TextInput
          data-autofocus
          label={t('new.subject')}
          withAsterisk
          value={form.subject}
          error={tried && form.subject.trim() === '' ? t('new.subjectMissing') : undefined}
          onChange={(event) => change({ subject: event.currentTarget.value })}
        />
        <div className="two">
          <TextInput
            label={t('new.requester')}
            type="email"
            autoComplete="off"
            value={form.address}
            {...must('personId', form.address.trim() !== '')}
            {...(tried && wrongAddress ? { error: t('new.wrongAddress') } : {})}
            onChange={(event) => change({ address: event.currentTarget.value })}
          />
          <TextInput
            label={t('new.requesterName')}
            autoComplete="off"
            value={form.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        </div>
        <Textarea
          label={t('new.description')}
          {...must('description', form.description.trim() !== '')}
          autosize
          minRows={6}
          maxRows={16}
          value={form.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        <Checkbox
          label={t('new.fromCustomer')}
          description={t('new.fromCustomerHint')}
          checked={form.fromCustomer}
          onChange={(event) => change({ fromCustomer: event.currentTarget.checked })}
        />
        <div className="two">
          {builtIn.hidden('siteId') ? null : (
            <Select
              label={builtIn.name('siteId', t('new.site'))}
              data={names.sites.map((one) => ({ value: one.id, label: one.name }))}
              value={siteId}
              allowDeselect={false}
              onChange={(next) => {
                const left = choice.moveTo(next);
                if (left !== undefined) toast({ text: t('templates.notHere', { name: left }) });
              }}
            />
          )}
          {builtIn.hidden('groupId') ? null : (
            <Select
              label={builtIn.name('groupId', t('columns.group'))}
              {...must('groupId', form.groupId !== null)}
              clearable
              data={names.groups.map((one) => ({ value: one.id, label: one.name }))}
              value={form.groupId}
              onChange={(groupId) => change({ groupId })}
            />
          )}
          {builtIn.hidden('priority') ? null : (
            <Select
              label={builtIn.name('priority', t('columns.priority'))}
              data={names.priorities.map((one) => ({ value: one.id, label: names.priority(one.id) }))}
              value={form.priority ?? 'medium'}
              allowDeselect={false}
              onChange={(priority) => change({ priority })}
            />
          )}
          {builtIn.hidden('typeId') ? null : (
            <Select
              label={builtIn.name('typeId', t('columns.type'))}
              {...must('typeId', form.typeId !== null)}
              clearable
              data={names.types.map((one) => ({ value: one.id, label: names.type(one.id) }))}
              value={form.typeId}
              onChange={(typeId) => change({ typeId })}
            />
          )}
        </div>
        {builtIn.hidden('tags') ? null : (
          <TagsInput
            label={builtIn.name('tags', t('columns.tags'))}
            value={[...form.tags]}
            onChange={(tags) => change({ tags })}
          />
        )}
        <FieldInputs fields={fields} values={form.own} tried={tried} onChange={(own) => change({ own })} />
        {create.isError ? <ErrorState error={create.error}>{t('compose.kept')}</ErrorState> : null}
        <div className="row newticket-foot">
          <Button onClick={onClose}>{t('kit:parts.cancel')}</Button>
          <Button type="submit" look="pri" hint="ctrl+enter" busy={create.isPending}>
            {t('new.create')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

function has(form: NewTicketForm, field: string): boolean {
  if (field === 'personId') return form.address.trim() !== '';
  if (field === 'description') return form.description.trim() !== '';
  return field === 'typeId' ? form.typeId !== null : field !== 'groupId' || form.groupId !== null;
}

function hidden(builtIn: ReturnType<typeof useBuiltInFields>, field: string): boolean {
  return (field === 'typeId' || field === 'groupId') && builtIn.hidden(field);
}

/** What was typed and not sent, for when the drawer is opened again. */
let kept = blankForm;
