/** The share of promises kept as a ring with the goal as a notch (SLR-1): coloured only when under the goal. */
export function LevelRing({
  level,
  goal,
  size = 66,
}: {
  readonly level: number | null;
  readonly goal: number;
  readonly size?: number;
}) {
  const radius = 13.9;
  const around = 2 * Math.PI * radius;
  const state = level === null ? 'paused' : level >= goal ? 'kept' : level >= goal - 0.05 ? 'warn' : 'over';
  return (
    <span className={`rg ${state} level-ring`} aria-hidden="true">
      <svg className="ring" width={size} height={size} viewBox="0 0 32 32" fill="none">
        <circle cx="16" cy="16" r={radius} strokeWidth="4.2" style={{ stroke: 'var(--track)' }} />
        {level === null ? null : (
          <circle
            cx="16"
            cy="16"
            r={radius}
            strokeWidth="4.2"
            strokeDasharray={`${around * level} ${around}`}
            transform="rotate(-90 16 16)"
            style={{ stroke: 'var(--ring)' }}
          />
        )}
        <path
          d="M16 0v4.6"
          transform={`rotate(${360 * goal} 16 16)`}
          strokeWidth="1.1"
          style={{ stroke: 'var(--sv-text)' }}
        />
      </svg>
    </span>
  );
}
