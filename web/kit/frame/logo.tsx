/** The mark: a ring that answers. */
export function Logo({ size = 36 }: { readonly size?: number }) {
  return (
    <svg className="logo" width={size} height={size} viewBox="0 0 36 36" fill="none" role="img" aria-label="Svara">
      <rect width="36" height="36" rx="11" fill="var(--sv-accent)" />
      <path
        d="M18 8.2a9.6 9.6 0 1 1-4.9 17.9l-4.2 1.3 1.2-4.3A9.6 9.6 0 0 1 9 14.2"
        stroke="var(--sv-on-accent)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="12.1" cy="10.2" r="1.9" fill="var(--p-hjortron-3)" />
    </svg>
  );
}
