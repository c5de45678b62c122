import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { readOutlook } from '#api/insight/outlook.ts';
import type { ReplyOf } from '#api/platform/endpoint.ts';
import { HOUR } from '#core/platform/instant.ts';
import { useTimes } from '#web/kit/time/use-times.ts';

type Outlook = ReplyOf<typeof readOutlook>;
type Point = Outlook['curve']['actual'][number];

const [HEIGHT, LEFT, BOTTOM, TOP] = [220, 44, 24, 10];

/** Kept and missed since midnight as they were, as they are foreseen, and as noon foresaw them (SLA-12). */
export function DayCurve({ outlook }: { readonly outlook: Outlook }) {
  const { t } = useTranslation('outlook');
  const times = useTimes();
  const { ref, width } = useElementSize();
  const wide = Math.max(280, width);
  const { curve, dayFrom, dayTo, at } = outlook;
  const all = [...curve.actual, ...curve.forecast, ...curve.noon];
  const most = Math.max(4, ...all.map(({ met }) => met), ...all.map(({ missed }) => missed));
  const x = (instant: number) => LEFT + ((instant - dayFrom) / (dayTo - dayFrom)) * (wide - LEFT - 8);
  const y = (count: number) => HEIGHT - BOTTOM - (count / most) * (HEIGHT - BOTTOM - TOP);
  const line = (points: readonly Point[], of: 'met' | 'missed') =>
    points.map((point) => `${x(point.at).toFixed(1)},${y(point[of]).toFixed(1)}`).join(' ');
  const ahead =
    curve.actual.length === 0
      ? curve.forecast
      : [curve.actual.at(-1) as Point, ...curve.forecast.filter((point) => point.at > at)];
  const kinds = [
    ['noon', curve.noon],
    ['forecast', ahead],
    ['actual', curve.actual],
  ] as const;
  const hours = Array.from({ length: 5 }, (_, n) => dayFrom + n * 6 * HOUR).filter((hour) => hour <= dayTo);
  const last = curve.forecast.at(-1);
  const now = curve.actual.at(-1);
  const said = [
    `${t('actualMet')} ${now?.met ?? 0}`,
    `${t('actualMissed')} ${now?.missed ?? 0}`,
    `${t('forecastMet')} ${last?.met ?? 0}`,
    `${t('forecastMissed')} ${last?.missed ?? 0}`,
  ].join(', ');
  return (
    <div ref={ref}>
      <svg className="day-curve" height={HEIGHT} viewBox={`0 0 ${wide} ${HEIGHT}`} role="img" aria-label={said}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line className="grid" x1={LEFT} x2={wide - 8} y1={y(most * share)} y2={y(most * share)} />
            <text x={LEFT - 8} y={y(most * share) + 4} textAnchor="end">
              {times.number(Math.round(most * share))}
            </text>
          </g>
        ))}
        {hours.map((hour, place) => (
          <text key={hour} x={x(hour)} y={HEIGHT - 6} textAnchor={place === 4 ? 'end' : 'middle'}>
            {times.time(hour)}
          </text>
        ))}
        <line className="now" x1={x(at)} x2={x(at)} y1={TOP} y2={HEIGHT - BOTTOM} />
        {kinds.map(([kind, points]) =>
          (['met', 'missed'] as const).map((of) => (
            <polyline key={`${kind} ${of}`} className={`${kind} ${of}`} points={line(points, of)} />
          )),
        )}
      </svg>
      <div className="row wrap xs t2 curve-legend" aria-hidden="true">
        {kinds.toReversed().map(([kind, points]) =>
          points.length === 0
            ? null
            : (['met', 'missed'] as const).map((of) => (
                <span key={`${kind} ${of}`} className="row">
                  <svg width="22" height="8">
                    <polyline className={`${kind} ${of}`} points="1,4 21,4" />
                  </svg>
                  {t(of === 'met' ? `${kind}Met` : `${kind}Missed`)}
                </span>
              )),
        )}
      </div>
    </div>
  );
}
