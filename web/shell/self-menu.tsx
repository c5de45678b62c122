import { Menu, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Check, CircleQuestionMark, Ellipsis, LogOut, Settings, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeProfile } from '#api/house/profile.ts';
import { readMe, signOut, themes } from '#api/house/sign-in.ts';
import { languages } from '#languages/language.ts';
import { useMe } from '#web/house/me/use-me.ts';
import { openPagesFor } from './open-pages.ts';
import { currentLanguage, setLanguage } from '#web/kit/language/i18n.ts';
import { useCommands } from '#web/kit/commands/commands.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { Avatar } from '#web/kit/parts/avatar.tsx';
import { call } from '#web/kit/wire/call.ts';
import { keyOf, useCall } from '#web/kit/wire/use-answer.ts';

/** The user's own corner at the foot of the rail: profile, light or dark, language, sign out (LNG-1). */
export function SelfMenu() {
  const { t } = useTranslation('kit');
  const me = useMe();
  const own = useOwnSettings();
  useCommands([
    ...themes.map((theme) => ({
      id: `theme ${theme}`,
      label: t(`themes.${theme}`),
      group: t('self.theme'),
      run: () => own.setTheme(theme),
    })),
    ...languages.map((language) => ({
      id: `language ${language}`,
      label: ownNames[language],
      group: t('self.language'),
      run: () => own.setLanguage(language),
    })),
    { id: 'sign out', label: t('self.signOut'), group: t('self.title'), run: own.leave },
  ]);
  return (
    <OwnMenu position="right-end">
      <button type="button" className="selfbtn" aria-label={t('self.menu', { name: me?.name ?? '' })}>
        <Avatar name={me?.name ?? '?'} size={32} />
      </button>
    </OwnMenu>
  );
}

/** The same on a phone, as the last tab, with the places that have no tab of their own. */
export function MoreTab() {
  const { t } = useTranslation('kit');
  return (
    <OwnMenu position="top-end" places>
      <button type="button">
        <Ellipsis size={20} aria-hidden />
        <span>{t('frame.more')}</span>
      </button>
    </OwnMenu>
  );
}

function OwnMenu({ children, position, places }: OwnMenuProps) {
  const { t } = useTranslation('kit');
  const me = useMe();
  const navigate = useNavigate();
  const own = useOwnSettings();
  const [firstPage] = openPagesFor(me);
  const go = (to: string) => void navigate({ to });
  return (
    <Menu position={position} width={232}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me?.name}</Menu.Label>
        <Menu.Item leftSection={<UserRound size={15} />} onClick={() => go(paths.profile())}>
          {t('self.profile')}
        </Menu.Item>
        {places ? (
          <>
            {firstPage === undefined ? null : (
              <Menu.Item leftSection={<Settings size={15} />} onClick={() => go(paths.settings(firstPage.name))}>
                {t('places.settings')}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<CircleQuestionMark size={15} />} onClick={() => go(paths.help())}>
              {t('places.help')}
            </Menu.Item>
          </>
        ) : null}
        <Menu.Divider />
        <Menu.Label>{t('self.theme')}</Menu.Label>
        {themes.map((theme) => (
          <Menu.Item
            key={theme}
            rightSection={own.theme === theme ? <Check size={14} /> : null}
            onClick={() => own.setTheme(theme)}
          >
            {t(`themes.${theme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('self.language')}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={own.language === language ? <Check size={14} /> : null}
            onClick={() => own.setLanguage(language)}
          >
            {ownNames[language]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={15} />} onClick={own.leave}>
          {t('self.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface OwnMenuProps {
  readonly children: ReactNode;
  readonly position: 'right-end' | 'top-end';
  readonly places?: boolean;
}

/** Each language by its own name, so that whoever landed in the wrong one finds home. */
const ownNames = { sv: 'Svenska', en: 'English', de: 'Deutsch', fi: 'Suomi' } as const;

/** Looks and language change at once here and are kept with the user on the server. */
function useOwnSettings() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const change = useCall(changeProfile, { onSuccess: (me) => client.setQueryData(keyOf(readMe, {}), me) });
  return {
    theme: colorScheme,
    language: currentLanguage(),
    setTheme: (theme: (typeof themes)[number]) => {
      setColorScheme(theme);
      change.mutate({ body: { theme } });
    },
    setLanguage: (language: (typeof languages)[number]) => {
      void setLanguage(language);
      change.mutate({ body: { language } });
    },
    leave: () => {
      void call(signOut).finally(() => {
        client.clear();
        void navigate({ to: paths.signIn() });
      });
    },
  };
}
