import * as email from '#api/channels/email.ts';
import * as demo from '#api/demo/demo.ts';
import * as choices from '#api/desk/choices.ts';
import * as filters from '#api/desk/filters.ts';
import * as messages from '#api/desk/messages.ts';
import * as phrases from '#api/desk/phrases.ts';
import * as templates from '#api/desk/templates.ts';
import * as publicTicket from '#api/desk/public-ticket.ts';
import * as searches from '#api/desk/searches.ts';
import * as ticketReturn from '#api/desk/ticket-return.ts';
import * as ticketSurgery from '#api/desk/ticket-surgery.ts';
import * as agents from '#api/routing/agents.ts';
import * as tickets from '#api/desk/tickets.ts';
import * as audit from '#api/house/audit.ts';
import * as customFields from '#api/house/custom-fields.ts';
import * as groups from '#api/house/groups.ts';
import * as notifications from '#api/house/notifications.ts';
import * as onboarding from '#api/house/onboarding.ts';
import * as profile from '#api/house/profile.ts';
import * as roles from '#api/house/roles.ts';
import * as signIn from '#api/house/sign-in.ts';
import * as tokens from '#api/house/tokens.ts';
import * as users from '#api/house/users.ts';
import * as agreements from '#api/insight/agreements.ts';
import * as slaOverview from '#api/insight/sla-overview.ts';
import * as outlook from '#api/insight/outlook.ts';
import * as reportCentre from '#api/insight/report-centre.ts';
import * as slaReports from '#api/insight/sla-reports.ts';
import * as trials from '#api/insight/trials.ts';
import type { EndpointParts } from '#api/platform/endpoint.ts';
import * as health from '#api/platform/health.ts';
import * as everything from '#api/portability/everything.ts';
import * as imports from '#api/portability/imports.ts';
import * as ticketSource from '#api/portability/ticket-source.ts';
import * as clocks from '#api/promise/clocks.ts';
import * as drafts from '#api/promise/drafts.ts';
import * as carryOver from '#api/promise/carry-over.ts';
import * as escalation from '#api/promise/escalation.ts';
import * as levelRules from '#api/promise/level-rules.ts';
import * as levels from '#api/promise/levels.ts';
import * as ruleTrials from '#api/promise/rule-trials.ts';
import * as settingsFile from '#api/promise/settings-file.ts';
import * as companies from '#api/register/companies.ts';
import * as people from '#api/register/people.ts';
import * as sites from '#api/register/sites.ts';
import * as calendarFeeds from '#api/time/calendar-feeds.ts';
import * as calendars from '#api/time/calendars.ts';

/** Every endpoint of Svara by room; a room joins by one line here. */
export const contract: Readonly<Record<string, Readonly<Record<string, EndpointParts>>>> = {
  health: endpointsOf(health),
  audit: endpointsOf(audit),
  customFields: endpointsOf(customFields),
  demo: endpointsOf(demo),
  groups: endpointsOf(groups),
  notifications: endpointsOf(notifications),
  onboarding: endpointsOf(onboarding),
  profile: endpointsOf(profile),
  roles: endpointsOf(roles),
  signIn: endpointsOf(signIn),
  tokens: endpointsOf(tokens),
  users: endpointsOf(users),
  calendars: endpointsOf(calendars),
  calendarFeeds: endpointsOf(calendarFeeds),
  levels: endpointsOf(levels),
  drafts: endpointsOf(drafts),
  levelRules: endpointsOf(levelRules),
  settingsFile: endpointsOf(settingsFile),
  carryOver: endpointsOf(carryOver),
  ruleTrials: endpointsOf(ruleTrials),
  escalation: endpointsOf(escalation),
  clocks: endpointsOf(clocks),
  sites: endpointsOf(sites),
  companies: endpointsOf(companies),
  people: endpointsOf(people),
  agents: endpointsOf(agents),
  searches: endpointsOf(searches),
  tickets: endpointsOf(tickets),
  ticketSurgery: endpointsOf(ticketSurgery),
  messages: endpointsOf(messages),
  choices: endpointsOf(choices),
  ticketReturn: endpointsOf(ticketReturn),
  phrases: endpointsOf(phrases),
  templates: endpointsOf(templates),
  filters: endpointsOf(filters),
  publicTicket: endpointsOf(publicTicket),
  slaReports: endpointsOf(slaReports),
  reportCentre: endpointsOf(reportCentre),
  trials: endpointsOf(trials),
  outlook: endpointsOf(outlook),
  slaOverview: endpointsOf(slaOverview),
  agreements: endpointsOf(agreements),
  imports: endpointsOf(imports),
  everything: endpointsOf(everything),
  ticketSource: endpointsOf(ticketSource),
  email: endpointsOf(email),
};

function endpointsOf(room: Readonly<Record<string, unknown>>): Record<string, EndpointParts> {
  const found: Record<string, EndpointParts> = {};
  for (const [name, value] of Object.entries(room)) {
    if (typeof value === 'object' && value !== null && 'method' in value && 'path' in value)
      found[name] = value as EndpointParts;
  }
  return found;
}
