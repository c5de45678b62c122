import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A password field whose eye shows what was typed. */
export function PasswordInput(props: ComponentProps<'input'>) {
  const { t } = useTranslation('house');
  const [shown, setShown] = useState(false);
  return (
    <div className="inp">
      <input {...props} type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" />
      <button
        type="button"
        className="plainbtn t3"
        aria-label={shown ? t('entry.hidePassword') : t('entry.showPassword')}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff size={18} aria-hidden /> : <Eye size={18} aria-hidden />}
      </button>
    </div>
  );
}

/** A one-line text field in the design's frame. */
export function TextInput(props: ComponentProps<'input'>) {
  return (
    <div className="inp">
      <input type="text" {...props} />
    </div>
  );
}
