import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { GripVertical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OwnField } from '#api/house/custom-fields.ts';
import { Tag } from '#web/kit/parts/chips.tsx';

/** Own fields in their order, moved by drag, or by keyboard from the grip (TKT-1). */
export function FieldRows({ rows, because, onOpen, onOrder }: FieldRowsProps) {
  const { t } = useTranslation('house');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = rows.map(({ id }) => id);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={({ active, over }) => {
        const [from, to] = [ids.indexOf(String(active.id)), ids.indexOf(String(over?.id))];
        if (from >= 0 && to >= 0 && from !== to) onOrder(arrayMove(ids, from, to));
      }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <table className="dt">
          <thead>
            <tr>
              <th aria-label={t('fields.order')} style={{ width: 36 }} />
              <th className="l">{t('fields.name')}</th>
              <th className="l">{t('fields.type')}</th>
              <th className="l">{t('fields.key')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((field) => (
              <FieldRow key={field.id} field={field} because={because} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </SortableContext>
    </DndContext>
  );
}

interface FieldRowsProps {
  readonly rows: readonly OwnField[];
  /** Why nothing can be changed. */
  readonly because: string | undefined;
  readonly onOpen: (field: OwnField) => void;
  readonly onOrder: (fieldIds: string[]) => void;
}

function FieldRow({
  field,
  because,
  onOpen,
}: { readonly field: OwnField } & Pick<FieldRowsProps, 'because' | 'onOpen'>) {
  const { t } = useTranslation('house');
  const may = because === undefined;
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({
    id: field.id,
    disabled: !may,
  });
  const style = transform ? { transform: `translate3d(0, ${transform.y}px, 0)`, transition } : undefined;
  return (
    <tr ref={setNodeRef} style={style} className={isDragging ? 'on' : undefined}>
      <td>
        <button
          type="button"
          className="btn ghost xs sq"
          aria-label={t('fields.move', { name: field.name })}
          title={because ?? t('fields.moveHint')}
          disabled={!may}
          {...attributes}
          {...listeners}
        >
          <GripVertical size={14} aria-hidden />
        </button>
      </td>
      <td className="l">
        <button
          type="button"
          className="plainbtn m"
          disabled={!may}
          title={t('fields.edit', { name: field.name })}
          onClick={() => onOpen(field)}
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
      <td className="l mono xs t3">{field.key}</td>
    </tr>
  );
}
