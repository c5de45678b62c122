import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listRoles, type role } from '#api/house/roles.ts';
import type { Right } from '#core/platform/right.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';

type Role = z.output<typeof role>;

/** Roles with names as the language says them; own roles keep the name they were given (USR-1, LNG-1). */
export function useRoles(): { readonly roles: readonly Role[]; readonly nameOf: (roleId: string) => string } {
  const { t } = useTranslation('house');
  const roles = useAnswer(listRoles, {}).data?.rows ?? [];
  return {
    roles,
    nameOf: (roleId) => {
      const found = roles.find((each) => each.id === roleId);
      return found ? (found.key ? t(`roleNames.${found.key}`) : found.name) : '';
    },
  };
}

/** A right in words. */
export function useRightNames(): (right: Right) => string {
  const { t } = useTranslation('house');
  return (right) => t(`rights.${right.replace('.', '-') as RightKey}`);
}

type RightKey = KeyOf<Right>;
type KeyOf<R extends string> = R extends `${infer Area}.${infer Deed}` ? `${Area}-${Deed}` : never;
