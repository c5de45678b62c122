import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { GripVertical } from 'lucide-react';
import type { ReactNode } from 'react';

export interface OrderedRowsProps<Row extends { readonly id: string }> {
  readonly rows: readonly Row[];
  /** What moving a row is called, for whoever does not see its grip. */
  readonly moveLabel: (row: Row, place: number) => string;
  /** All rows in their new order. */
  readonly onOrder: (rows: readonly Row[]) => void;
  /** A row that stays where it is. */
  readonly isFixed?: (row: Row) => boolean;
  readonly children: (row: Row, place: number, grip: ReactNode) => ReactNode;
}

/** Rows in an order that is changed by dragging, or with the arrow keys on a row's grip. */
export function OrderedRows<Row extends { readonly id: string }>(props: OrderedRowsProps<Row>) {
  const { rows, onOrder, isFixed = () => false } = props;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const move = (from: number, to: number) => {
    if (from < 0 || to < 0 || to >= rows.length || from === to) return;
    onOrder(arrayMove([...rows], from, to));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={({ active, over }) => {
        const place = (id: unknown) => rows.findIndex((row) => row.id === id);
        if (over) move(place(active.id), place(over.id));
      }}
    >
      <SortableContext items={rows.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol className="rules-list">
          {rows.map((row, place) => (
            <OrderedRow
              key={row.id}
              id={row.id}
              label={props.moveLabel(row, place)}
              fixed={isFixed(row)}
              onMove={(by) => move(place, place + by)}
            >
              {(grip) => props.children(row, place, grip)}
            </OrderedRow>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function OrderedRow({
  id,
  label,
  fixed,
  onMove,
  children,
}: {
  readonly id: string;
  readonly label: string;
  readonly fixed: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly children: (grip: ReactNode) => ReactNode;
}) {
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id, disabled: fixed });
  const style = transform ? { transform: `translate3d(0, ${transform.y}px, 0)`, transition } : undefined;
  return (
    <li ref={setNodeRef} style={style} className={isDragging ? 'dragged' : ''}>
      {children(
        <button
          type="button"
          className="rule-grip t3"
          {...attributes}
          {...listeners}
          disabled={fixed}
          aria-label={label}
          onKeyDown={(event) => {
            if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
              event.preventDefault();
              onMove(event.key === 'ArrowUp' ? -1 : 1);
            }
          }}
        >
          <GripVertical size={15} aria-hidden />
        </button>,
      )}
    </li>
  );
}
