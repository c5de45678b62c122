/** A short bar from nought to all with the goal as a notch; below the goal it is the colour of missed (SLR-1). */
export function LevelBar({
  level,
  goal,
  text,
}: {
  readonly level: number | null;
  readonly goal: number;
  readonly text: string;
}) {
  if (level === null) return <span className="t3">{text}</span>;
  const along = (share: number) => `${100 * Math.min(1, Math.max(0, share))}%`;
  return (
    <span className={level < goal ? 'level-bar below' : 'level-bar'}>
      <span className="track" aria-hidden="true">
        <i className="fill" style={{ width: along(level) }} />
        <i className="notch" style={{ left: along(goal) }} />
      </span>
      <b className="b num">{text}</b>
    </span>
  );
}
