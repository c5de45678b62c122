import { CircleAlert } from 'lucide-react';
import { type ReactElement, type ReactNode, cloneElement, useId } from 'react';

/** A labelled field with its hint and its error; the input inside gets the ids. Use Mantine's inputs for the rest. */
export function Field({ label, hint, error, required, children }: FieldProps) {
  const id = useId();
  const about = error || hint ? `${id}-about` : undefined;
  return (
    <div className="field">
      <label className="lab" htmlFor={id}>
        {label}
        {required ? <span className="t3"> *</span> : null}
      </label>
      {cloneElement(children, { id, 'aria-describedby': about, 'aria-invalid': error ? true : undefined })}
      {error ? (
        <div className="hint bad" id={about} role="alert">
          <CircleAlert size={13} className="ic" aria-hidden /> {error}
        </div>
      ) : hint ? (
        <div className="hint" id={about}>
          {hint}
        </div>
      ) : null}
    </div>
  );
}

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly children: ReactElement<{
    id?: string;
    'aria-describedby'?: string | undefined;
    'aria-invalid'?: true | undefined;
  }>;
}
