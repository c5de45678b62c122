import type { ReactNode } from 'react';

export const chipStates = ['ontrack', 'warn', 'over', 'paused', 'closed', 'kept', 'broken', 'none'] as const;
export type ChipState = (typeof chipStates)[number];

export interface RingProps {
  readonly state: ChipState;
  /** Share of the target that is left, 0–1; the arc empties clockwise from twelve. */
  readonly left?: number | undefined;
  readonly size?: 14 | 16 | 20 | 24 | 34 | 36 | 52 | 64 | 128 | 300 | undefined;
  /** Warning thresholds as shares used, shown as notches from 52 px. */
  readonly thresholds?: readonly number[];
}

/** The ring of a promise (SLA-7): shape first, colour second; it reads in greyscale and in forced colours. */
export function Ring({ state, left = 1, size = 16, thresholds = [] }: RingProps) {
  return (
    <svg className="ring" width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      {drawn(state, Math.min(1, Math.max(0, left)), size)}
      {size >= 52
        ? thresholds.map((used) => (
            <path
              key={used}
              d={`M16 ${2 * (strokeOf(size) / 2) + 0.2}V0`}
              transform={`rotate(${360 * used} 16 16)`}
              style={{ stroke: 'var(--sv-raised)' }}
              strokeWidth=".9"
            />
          ))
        : null}
    </svg>
  );
}

/** Stroke of the arc, of 32: the smaller the ring, the thicker. */
function strokeOf(size: number): number {
  return size <= 20 ? 6 : size <= 40 ? 5 : size <= 90 ? 4 : 3.2;
}

function drawn(state: ChipState, left: number, size: number): ReactNode {
  if (state === 'none') return <Circle width={6} dashes={[3.95, 2.86]} faint />;
  if (state === 'ontrack' || (state === 'warn' && size > 24)) return arc(left, strokeOf(size));
  if (state === 'warn') return <Pie left={left} />;
  const thin = size <= 24 ? 3.4 : 2.6;
  const dashed: readonly [number, number] = size <= 24 ? [4.34, 3.14] : [4.46, 3.23];
  if (state === 'paused' || state === 'closed')
    return (
      <>
        <Circle width={thin} dashes={dashed} />
        {state === 'paused' ? <Glyph d="M13 11v10M19 11v10" /> : <Moon />}
      </>
    );
  if (state === 'broken') {
    const round = 2 * Math.PI * (16 - thin / 2);
    return (
      <>
        <Circle width={thin} dashes={[round * 0.86, round]} turn={-65} />
        <Glyph d="m12 12 8 8M20 12l-8 8" />
      </>
    );
  }
  return (
    <>
      <Circle width={thin} />
      <Glyph
        d={state === 'over' ? 'M16 9v8.2M16 22v.6' : 'm10.5 16.6 3.9 3.9 7.2-8.4'}
        width={state === 'over' ? 3.4 : 3}
      />
    </>
  );
}

function arc(left: number, width: number): ReactNode {
  const radius = 16 - width / 2;
  const round = 2 * Math.PI * radius;
  return (
    <>
      <circle cx="16" cy="16" r={radius} strokeWidth={width} style={{ stroke: 'var(--track)' }} />
      {left > 0 ? (
        <circle
          cx="16"
          cy="16"
          r={radius}
          strokeWidth={width}
          strokeDasharray={`${round * left} ${round}`}
          transform={`rotate(${-90 + 360 * (1 - left)} 16 16)`}
          style={{ stroke: 'var(--ring)' }}
        />
      ) : null}
    </>
  );
}

function Circle({ width, dashes, turn, faint }: CircleProps) {
  return (
    <circle
      cx="16"
      cy="16"
      r={16 - width / 2}
      strokeWidth={width}
      strokeDasharray={dashes?.join(' ')}
      transform={turn === undefined ? undefined : `rotate(${turn} 16 16)`}
      style={{ stroke: 'var(--ring)' }}
      opacity={faint ? 0.6 : 1}
    />
  );
}

interface CircleProps {
  readonly width: number;
  readonly dashes?: readonly [number, number];
  readonly turn?: number;
  readonly faint?: boolean;
}

function Glyph({ d, width = 3 }: { readonly d: string; readonly width?: number }) {
  return (
    <path d={d} strokeWidth={width} strokeLinecap="round" strokeLinejoin="round" style={{ stroke: 'var(--ring)' }} />
  );
}

function Moon() {
  return <path d="M20.8 18.2a6 6 0 0 1-7-7.4 6.2 6.2 0 1 0 7 7.4Z" style={{ fill: 'var(--ring)' }} />;
}

/** A thin ring round a pie of what is left: a warning at small sizes. */
function Pie({ left }: { readonly left: number }) {
  const share = Math.min(0.999, Math.max(0.02, left));
  const angle = 2 * Math.PI * (1 - share);
  const x = 16 + 11.2 * Math.sin(angle);
  const y = 16 - 11.2 * Math.cos(angle);
  return (
    <>
      <circle cx="16" cy="16" r="14.4" strokeWidth="3" style={{ stroke: 'var(--ring)' }} />
      <path d={`M16 16L${x} ${y}A11.2 11.2 0 ${share > 0.5 ? 1 : 0} 1 16 4.8Z`} style={{ fill: 'var(--ring)' }} />
    </>
  );
}
