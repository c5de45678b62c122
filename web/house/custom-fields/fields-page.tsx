import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listFields, orderFields, type OwnField } from '#api/house/custom-fields.ts';
import { type FieldSubject, fieldSubjects } from '#core/house/custom-fields/custom-field.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { BuiltInSection } from './built-in-section.tsx';
import { FieldDrawer } from './field-drawer.tsx';

/** Own fields of tickets, persons and companies, and the ticket's fields renamed or hidden (TKT-1). */
export function FieldsPage() {
  const { t } = useTranslation('house');
  const list = useAnswer(listFields, {});
  const may = mayDo(useMe(), 'settings.edit');
  const [about, setAbout] = useState<FieldSubject>('ticket');
  const [open, setOpen] = useState<OwnField | 'new'>();
  const order = useCall(orderFields, { refresh: [listFields] });
  const rows = (list.data?.rows ?? []).filter((field) => field.about === about);
  const move = (from: number, by: number) => {
    const ids = rows.map(({ id }) => id);
    const [id] = ids.splice(from, 1);
    if (id !== undefined) ids.splice(from + by, 0, id);
    order.mutate({ body: { about, fieldIds: ids } });
  };
  return (
    <Page
      title={t('fields.title')}
      lead={t('fields.lead')}
      actions={
        <Button
          look="pri"
          icon={<Plus size={15} aria-hidden />}
          because={may ? undefined : t('users.notAllowed')}
          onClick={() => setOpen('new')}
        >
          {t('fields.new')}
        </Button>
      }
    >
      <div className="row">
        <SegmentedControl
          label={t('fields.title')}
          value={about}
          options={fieldSubjects.map((one) => ({ value: one, label: t(`fields.about.${one}`) }))}
          onChange={setAbout}
        />
      </div>
      <Section flush>
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {order.error ? <ErrorState error={order.error} /> : null}
        {list.isPending ? <SkeletonRows rows={3} /> : null}
        {list.data && rows.length === 0 ? (
          <EmptyState title={t('fields.none')}>{t('fields.noneHint')}</EmptyState>
        ) : null}
        {rows.length > 0 ? (
          <table className="dt">
            <thead>
              <tr>
                <th className="l">{t('fields.name')}</th>
                <th className="l">{t('fields.type')}</th>
                <th aria-label={t('fields.title')} />
              </tr>
            </thead>
            <tbody>
              {rows.map((field, at) => (
                <tr key={field.id}>
                  <td className="l">
                    <button
                      type="button"
                      className="plainbtn m"
                      disabled={!may}
                      title={t('fields.edit', { name: field.name })}
                      onClick={() => setOpen(field)}
                    >
                      {field.name}
                    </button>{' '}
                    {field.required ? <Tag>{t('fields.requiredShort')}</Tag> : null}{' '}
                    {field.hidden ? <Tag>{t('fields.hidden')}</Tag> : null}
                  </td>
                  <td className="l t2">
                    {t(`fields.types.${field.type}`)}
                    {field.type === 'choice' ? `: ${field.choices.join(', ')}` : ''}
                  </td>
                  <td>
                    <Button
                      look="ghost"
                      size="xs"
                      square
                      icon={<ArrowUp size={14} aria-hidden />}
                      aria-label={t('fields.up', { name: field.name })}
                      disabled={!may || at === 0}
                      onClick={() => move(at, -1)}
                    />
                    <Button
                      look="ghost"
                      size="xs"
                      square
                      icon={<ArrowDown size={14} aria-hidden />}
                      aria-label={t('fields.down', { name: field.name })}
                      disabled={!may || at === rows.length - 1}
                      onClick={() => move(at, 1)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </Section>
      {about === 'ticket' && list.data ? <BuiltInSection may={may} /> : null}
      {open ? (
        <FieldDrawer
          key={open === 'new' ? 'new' : open.id}
          about={about}
          field={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </Page>
  );
}
