/** The kept ring: full thin ring with a tick; the only picture of an empty view. */
export function KeptRing({ size = 36 }: { readonly size?: number }) {
  return (
    <span className="rg kept" aria-hidden="true">
      <svg className="ring" width={size} height={size} viewBox="0 0 32 32" fill="none">
        <circle cx="16" cy="16" r="14.5" strokeWidth="2.6" style={{ stroke: 'var(--ring)' }} />
        <path
          d="m10.5 16.6 3.9 3.9 7.2-8.4"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
          style={{ stroke: 'var(--ring)' }}
        />
      </svg>
    </span>
  );
}
