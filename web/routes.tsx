import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { paths } from '#web/kit/frame/paths.ts';
import { loadWords } from '#web/kit/language/i18n.ts';
import { NotFound } from './shell/not-found.tsx';
import { settingsPages } from './shell/settings-pages.tsx';

/** Every page of the web, a line each; each is loaded when it is first opened. */
const root = createRootRoute({ notFoundComponent: NotFound });

/** Pages inside the frame, behind the sign-in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: page(() => import('./shell/signed-in.tsx').then((file) => file.SignedIn)),
});
const panel = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: page(() => import('./shell/control-panel.tsx').then((file) => file.ControlPanel)),
});

const insidePages: readonly [path: string, load: () => Promise<ComponentType>][] = [
  ['/tickets', () => import('#web/desk/tickets/tickets-page.tsx').then((file) => file.TicketsPage)],
  ['/tickets/$ticketId', () => import('#web/desk/ticket/ticket-page.tsx').then((file) => file.TicketPage)],
  ['/customers', () => import('#web/register/customers/people-page.tsx').then((file) => file.PeoplePage)],
  [
    '/customers/people/$personId',
    () => import('#web/register/customers/person-page.tsx').then((file) => file.PersonPage),
  ],
  [
    '/customers/companies',
    () => import('#web/register/customers/companies-page.tsx').then((file) => file.CompaniesPage),
  ],
  [
    '/customers/companies/$companyId',
    () => import('#web/register/customers/company-page.tsx').then((file) => file.CompanyPage),
  ],
  ['/reports', () => import('#web/insight/sla-reports/reports-start.tsx').then((file) => file.ReportsStart)],
  [
    '/reports/compliance',
    () => import('#web/insight/sla-reports/compliance-page.tsx').then((file) => file.CompliancePage),
  ],
  ['/reports/log', () => import('#web/insight/sla-reports/log-page.tsx').then((file) => file.LogPage)],
  ['/reports/overview', () => import('#web/insight/sla-reports/overview-page.tsx').then((file) => file.OverviewPage)],
  ['/reports/outlook', () => import('#web/insight/outlook/outlook-page.tsx').then((file) => file.OutlookPage)],
  ['/what-if/$trialId', () => import('#web/insight/trials/trial-page.tsx').then((file) => file.TrialPage)],
  [
    '/reports/agreements',
    () => import('#web/insight/agreements/agreements-page.tsx').then((file) => file.AgreementsPage),
  ],
  [
    '/reports/agreements/$agreementId',
    () => import('#web/insight/agreements/agreement-page.tsx').then((file) => file.AgreementPage),
  ],
  [
    '/reports/subscriptions',
    () => import('#web/insight/report-centre/subscriptions-page.tsx').then((file) => file.SubscriptionsPage),
  ],
  [
    '/reports/archive',
    () => import('#web/insight/report-centre/archive-page.tsx').then((file) => file.ReportArchivePage),
  ],
  ['/reports/ranking', () => import('#web/insight/agreements/ranking-page.tsx').then((file) => file.RankingPage)],
  ['/help/$topic', () => import('./shell/help-page.tsx').then((file) => file.HelpPage)],
  ['/me', () => import('#web/house/me/profile-page.tsx').then((file) => file.ProfilePage)],
];

/** Pages without the frame: sign-in and what a customer sees. */
const openPages: readonly [path: string, load: () => Promise<ComponentType>][] = [
  ['/sign-in', () => import('#web/house/sign-in/sign-in-page.tsx').then((file) => file.SignInPage)],
  ['/invitation', () => import('#web/house/sign-in/invitation-page.tsx').then((file) => file.InvitationPage)],
  [
    '/t/$token',
    () =>
      loadWords(['public']).then(() =>
        import('#web/public/ticket/public-ticket-page.tsx').then((file) => file.PublicTicketPage),
      ),
  ],
  [
    '/a/$token',
    () =>
      loadWords(['insight', 'promise']).then(() =>
        import('#web/insight/agreements/public-agreement-page.tsx').then((file) => file.PublicAgreementPage),
      ),
  ],
  [
    '/leave/$token',
    () =>
      loadWords(['insight']).then(() =>
        import('#web/insight/report-centre/leave-page.tsx').then((file) => file.LeavePage),
      ),
  ],
  ['/new-password', () => import('#web/house/sign-in/new-password-page.tsx').then((file) => file.NewPasswordPage)],
];

export const router = createRouter({
  routeTree: root.addChildren([
    createRoute({
      getParentRoute: () => root,
      path: '/',
      beforeLoad: () => {
        throw redirect({ to: paths.tickets(), replace: true });
      },
    }),
    ...openPages.map(([path, load]) => createRoute({ getParentRoute: () => root, path, component: page(load) })),
    inside.addChildren([
      ...insidePages.map(([path, load]) => createRoute({ getParentRoute: () => inside, path, component: page(load) })),
      panel.addChildren([
        createRoute({
          getParentRoute: () => panel,
          path: '/',
          beforeLoad: () => {
            throw redirect({ to: paths.settings(), replace: true });
          },
        }),
        ...settingsPages.map((one) =>
          createRoute({ getParentRoute: () => panel, path: `/${one.name}`, component: page(one.load) }),
        ),
      ]),
    ]),
  ]),
  defaultPreload: 'intent',
});

function page(load: () => Promise<ComponentType>) {
  return lazyRouteComponent(() => load().then((Page) => ({ Page })), 'Page');
}
