import type { house as source } from '#languages/sv/house.ts';
import type { Translation } from '#languages/translation.ts';
import { houseEntry } from './house-entry.ts';
import { housePeople } from './house-people.ts';
import { houseEvents } from './house-events.ts';
import { houseRecords } from './house-records.ts';
import { houseSelf } from './house-self.ts';
import { houseStart } from './house-start.ts';

/** Words of the house wing in this language. */
export const house: Translation<typeof source> = {
  refusals: {
    'sign-in': {
      wrong:
        'Wrong e-mail or password. $t(house:numbers.{{triesLeft}}) left, then we wait $t(house:waits.{{minutes}}).',
      wrong_none: 'Wrong e-mail or password. We wait $t(house:waits.{{minutes}}) before the next try.',
      wait: 'Too many tries. Wait $t(house:waits.{{minutes}}) and try again.',
      'code-needed': 'Type the code from your authenticator app.',
      'code-wrong': 'The code is not right. Wait for the next one and try again.',
      'not-first': 'There already is an administrator. Sign in instead.',
      'link-spent': 'The link is no longer valid. Ask for a new one.',
      'no-session': 'That session has already ended.',
      password:
        'Choose another password: at least ten characters, not your name or address, and nothing that many people use.',
    },
    totp: {
      'already-on': 'Two-step sign-in is already on.',
      'not-prepared': 'Start again: the secret for two-step sign-in is missing.',
    },
    cursor: {
      unreadable: 'The list cannot be read on from there. Start again.',
    },
    profile: {
      'in-person': 'This is done in the browser, not with a token.',
      picture: 'The picture must be PNG, JPEG, GIF or WebP and at most 200 kB.',
    },
    tokens: {
      'scope-not-held': 'You can only give a token rights you hold yourself.',
      'already-expired': 'The last day has already been.',
      'not-found': 'The token does not exist.',
    },
    roles: {
      'not-found': 'The role does not exist.',
      fixed: 'The administrator’s role cannot be changed.',
      'name-taken': 'There already is a role of that name.',
      'more-than-own': 'You cannot give or take more than you hold yourself.',
      'in-use': 'The role is in use. Take it from everybody before you delete it.',
    },
    users: {
      'not-found': 'The user does not exist.',
      'last-administrator': 'Somebody must be able to manage users everywhere. Give another person that right first.',
      self: 'You cannot block yourself.',
      'email-taken': 'There already is a user with that address.',
      'no-invitation': 'The invitation no longer exists.',
    },
    groups: {
      'not-found': 'The group does not exist.',
      'name-taken': 'There already is a group of that name.',
    },
    fields: {
      unknown: 'There is no field called {{key}}.',
      required: 'Fill in {{name}}.',
      'not-found': 'The field is no longer there.',
      'name-taken': 'There is already a field called {{name}}.',
      'no-choices': 'Write at least one choice.',
      'never-hidden': 'Status and owner cannot be hidden.',
      'not-text': '{{name}} is too long. There is room for 4,000 characters.',
      'not-number': '{{name}} must be a number.',
      'not-date': '{{name}} must be a date, such as 2025-10-30.',
      'not-choice': '{{name}} must be one of the choices.',
      'not-checkbox': '{{name}} must be yes or no.',
    },
    notifications: {
      'not-found': 'The notice does not exist.',
    },
  },
  numbers: {
    0: 'No tries',
    1: 'One try',
    2: 'Two tries',
    3: 'Three tries',
    4: 'Four tries',
    5: 'Five tries',
  },
  waits: {
    1: 'one minute',
    2: 'two minutes',
    3: 'three minutes',
    4: 'four minutes',
    5: 'five minutes',
    6: 'six minutes',
    7: 'seven minutes',
    8: 'eight minutes',
    9: 'nine minutes',
    10: 'ten minutes',
    11: 'eleven minutes',
    12: 'twelve minutes',
    13: 'thirteen minutes',
    14: 'fourteen minutes',
    15: 'a quarter of an hour',
  },
  mails: {
    foot: 'Svara sent this because somebody at your organisation asked for it, or because you chose to be told.',
    invitation: {
      subject: '{{by}} invites you to Svara',
      body: 'Hello {{name}}\n\n{{by}} would like you to answer customers together with them in Svara. Choose a password and you are in. The link is valid for seven days.',
      button: 'Accept',
    },
    passwordReset: {
      subject: 'New password for Svara',
      body: 'Hello {{name}}\n\nHere you choose a new password. The link is valid for one hour and works once.\n\nIf you did not ask for it you need not do anything: your password is unchanged.',
      button: 'Choose a new password',
    },
    notice: {
      subject: '{{notice}}',
      body: '{{notice}}',
      button: 'Open',
    },
  },
  notices: {
    'promise-warned': '{{number}}: {{promise}} is due {{due}}. {{title}}',
    'promise-missed': '{{number}}: the promise of {{promise}} was missed {{due}}. {{title}}',
    'ticket-assigned': '{{by}} gave you {{number}}. {{title}}',
    'ticket-mentioned': '{{by}} mentioned you in {{number}}. {{title}}',
    'mail-failed': '{{number}}: the mail to {{address}} did not arrive. {{title}}',
    'account-failed':
      'The mail account {{address}} does not answer: $t(channels:email.trouble.{{reason}}). No mail is lost.',
    'account-recovered': 'The mail account {{address}} answers again. What waited is being fetched.',
    'feed-failed':
      'The calendar {{name}}, which {{calendar}} follows, cannot be read: $t(time:feeds.faults.{{reason}}). What was read before still holds.',
    'feed-recovered': 'The calendar {{name}}, which {{calendar}} follows, can be read again.',
    'report-failed': 'The report {{title}} could not be sent. The report centre says why.',
    'report-stopped': 'The sending of {{title}} has stopped. The report centre says why.',
    'filter-alarm': 'Alarm from the filter {{filter}}: {{number}} {{title}}. {{text}}',
    other: 'Something has happened. {{title}}',
  },
  promises: {
    'first-answer': 'first answer',
    'next-answer': 'next answer',
    'first-assign': 'first assignment',
    'first-resolution': 'first resolution',
    resolution: 'resolution',
    update: 'update',
    'chat-answer': 'chat answer',
    'call-answer': 'call answer',
  },
  bell: {
    title: 'Notices',
    unread_one: 'Notices, {{count}} unread',
    unread_other: 'Notices, {{count}} unread',
    readAll: 'Mark all as read',
    none: 'Nothing new',
    noneHint: 'Warnings about promises and what colleagues want from you show here.',
    new: 'unread',
  },
  help: {
    title: 'Users, sign-in and getting started',
    start:
      'Getting started shows what is needed before you can promise answers in time. Lines with a warning triangle are mandatory. The demo world is loaded and removed by one press; what you make yourselves stays.',
    users:
      'Invite colleagues by mail. If the mail does not arrive you can hand over the link yourself, it is valid for seven days. A role holds everywhere or at chosen sites, and nobody can give more than they hold.',
    blocking: 'Whoever is blocked is signed out everywhere and their API tokens stop working. The history stays.',
    groups: 'A group is also the department a ticket belongs to. Warnings about promises can be sent to a group.',
    signIn:
      'Five wrong tries are free, then we wait a minute, and longer after that. Turn on two-step sign-in in your profile and keep the recovery codes. Sessions are ended there too.',
    tokens: 'An API token may do what you choose, never more than you may. It is shown once.',
    audit:
      'The audit log shows who did what, when and from where, what it was about, and what stood there before and after.',
  },
  ...houseEntry,
  ...housePeople,
  ...houseEvents,
  ...houseRecords,
  ...houseSelf,
  ...houseStart,
};
