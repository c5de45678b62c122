import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listFields, orderFields, type OwnField } from '#api/house/custom-fields.ts';
import { type FieldSubject, fieldSubjects } from '#core/house/custom-fields/custom-field.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { BuiltInSection } from './built-in-section.tsx';
import { NamedInput } from '../sign-in/named-input.tsx';
import { FieldDrawer, type FieldStart } from './field-drawer.tsx';
import { FieldRows } from './field-rows.tsx';

const plus = <Plus size={14} aria-hidden />;

/** Own fields of tickets, persons and companies, and the ticket's fields renamed or hidden (TKT-1). */
export function FieldsPage() {
  const { t } = useTranslation('house');
  const list = useAnswer(listFields, {});
  const may = mayDo(useMe(), 'settings.edit');
  const [about, setAbout] = useState<FieldSubject>('ticket');
  const [open, setOpen] = useState<OwnField | FieldStart>();
  const [text, setText] = useState('');
  const order = useCall(orderFields, { refresh: [listFields] });
  const rows = (list.data?.rows ?? []).filter((field) => field.about === about);
  const sought = text.trim().toLowerCase();
  const shown = rows.filter(({ name, key, choices }) =>
    [name, key, ...choices].some((word) => word.toLowerCase().includes(sought)),
  );
  const because = may ? undefined : t('users.notAllowed');
  const reorder = (shownIds: readonly string[]) => {
    const before = rows.map(({ id }) => id);
    // What a search hides keeps its place among the others.
    const next = [...shownIds];
    const fieldIds = before.map((id) => (shownIds.includes(id) ? (next.shift() ?? id) : id));
    order.mutate(
      { body: { about, fieldIds } },
      {
        onSuccess: () =>
          toast({ text: t('fields.ordered'), undo: () => order.mutate({ body: { about, fieldIds: before } }) }),
      },
    );
  };
  const start = (name: string, type: OwnField['type'], choices: readonly string[] = []) =>
    setOpen({ name, type, choices });
  return (
    <Page
      title={t('fields.title')}
      lead={t('fields.lead')}
      actions={
        <Button
          look="pri"
          icon={<Plus size={15} aria-hidden />}
          because={because}
          onClick={() => setOpen({ name: '', type: 'text', choices: [] })}
        >
          {t('fields.new')}
        </Button>
      }
    >
      <div className="row wrap">
        <SegmentedControl
          label={t('fields.title')}
          value={about}
          options={fieldSubjects.map((one) => ({ value: one, label: t(`fields.about.${one}`) }))}
          onChange={setAbout}
        />
        {rows.length > 0 ? (
          <div style={{ width: 260 }}>
            <NamedInput
              aria-label={t('fields.search')}
              placeholder={t('fields.search')}
              value={text}
              onText={setText}
            />
          </div>
        ) : null}
      </div>
      <Section flush>
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {order.error ? <ErrorState error={order.error} /> : null}
        {list.isPending ? <SkeletonRows rows={3} /> : null}
        {list.data && rows.length === 0 ? (
          <EmptyState
            title={t('fields.none')}
            action={
              <div className="row wrap">
                <Button
                  size="sm"
                  icon={plus}
                  because={because}
                  onClick={() => start(t('fields.examples.order'), 'text')}
                >
                  {t('fields.examples.order')}
                </Button>
                <Button
                  size="sm"
                  icon={plus}
                  because={because}
                  onClick={() =>
                    start(t('fields.examples.product'), 'choice', t('fields.examples.products').split(', '))
                  }
                >
                  {t('fields.examples.product')}
                </Button>
                <Button
                  size="sm"
                  icon={plus}
                  because={because}
                  onClick={() => start(t('fields.examples.date'), 'date')}
                >
                  {t('fields.examples.date')}
                </Button>
              </div>
            }
          >
            {t('fields.noneHint')}
          </EmptyState>
        ) : null}
        {shown.length > 0 ? <FieldRows rows={shown} because={because} onOpen={setOpen} onOrder={reorder} /> : null}
        {rows.length > 0 && shown.length === 0 ? <EmptyState title={t('fields.noneFound', { text })} /> : null}
      </Section>
      {about === 'ticket' && list.data ? <BuiltInSection may={may} /> : null}
      {open ? (
        <FieldDrawer
          key={'id' in open ? open.id : `new ${open.name}`}
          about={about}
          field={'id' in open ? open : undefined}
          start={open}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </Page>
  );
}
