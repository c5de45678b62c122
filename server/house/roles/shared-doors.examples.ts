/**
 * Endpoints that have nothing to do with any one site, each with the reason (USR-1).
 *
 * Whoever is signed in at some other site is not refused here, so a reason must say why nothing of a site can be read
 * or changed by it. An endpoint that is not in this list must refuse.
 */
export const sharedDoors: Readonly<Record<string, string>> = {
  'GET /me': 'tells of the caller alone',
  'PATCH /me': 'changes the caller alone',
  'PUT /me/password': 'changes the caller alone',
  'GET /me/sessions': 'tells of the caller alone',
  'DELETE /me/sessions': 'ends sessions of the caller alone',
  'POST /me/totp-preparation': 'changes the caller alone',
  'PUT /me/totp': 'changes the caller alone',
  'POST /me/totp-removal': 'changes the caller alone',
  'GET /me/tokens': 'tells of the caller alone',
  'POST /me/tokens': 'gives a program what the caller may, and no more',
  'GET /notifications': 'tells of the caller alone',
  'PUT /notifications/reading': 'marks notices of the caller alone',
  'GET /roles': 'roles are the same at every site; who has them is not told',
  'GET /agent-choices': 'reasons to pause are the same at every site',
  'GET /fields': 'fields are the same at every site',
  'GET /ticket-choices': 'statuses, types and priorities are the same at every site',
  'GET /calendars': 'calendars serve every site',
  'GET /calendars/{calendarId}': 'calendars serve every site',
  'GET /calendars/{calendarId}/revisions': 'calendars serve every site',
  'GET /calendars/{calendarId}/revisions/{revisionId}': 'calendars serve every site',
  'GET /calendars/{calendarId}/years/{year}': 'calendars serve every site',
  'GET /calendars/{calendarId}/open-at': 'calendars serve every site',
  'GET /calendars/{calendarId}/open-time': 'calendars serve every site',
  'GET /calendars/{calendarId}/instant-after': 'calendars serve every site',
  'GET /calendars/{calendarId}/feeds': 'calendars serve every site; addresses of feeds are not told',
  'GET /red-day-sets': 'red days are of countries',
  'GET /red-day-sets/{setCode}/days': 'red days are of countries',
  'GET /levels': 'levels serve every site',
  'GET /level-rules': 'rules stand in one order for every site',
  'GET /fallback-targets': 'fallback targets hold numbers and ids only',
  'GET /report-rhythms/next': 'reckons with the base calendar, which serves every site',
  'GET /report-centre/keeping': 'how long files are kept is one figure for every site',
  'GET /reports/goal': 'the goal is one figure for every site',
  'POST /mail-authorizations':
    'takes only what answers an authorization that was begun; its state is secret and serves once',
  'POST /attachments': 'a file is its uploader’s alone until a message takes it along',
};

/** Endpoints that answer without refusing but do nothing to another site’s rows, each with how (USR-1). */
export const quietDoors: Readonly<Record<string, string>> = {
  'POST /ticket-takings': 'chooses among the caller’s own tickets; a site or group of others leaves none',
  'POST /ticket-changes': 'says of each ticket whether it was changed, and lists the refused',
};

/** What a body may name of another site without being refused, each with why nothing comes of it (USR-1). */
export const quietNames: Readonly<Record<string, string>> = {
  'POST /tickets/{ticketId}/forwards messageIds': 'takes along only messages of the same ticket',
  'POST /report-subscriptions companyId': 'a report holds only what its owner may see',
  'PUT /report-subscriptions/{subscriptionId} companyId': 'a report holds only what its owner may see',
  'POST /report-subscriptions templateId': 'a report holds only what its owner may see',
  'PUT /report-subscriptions/{subscriptionId} templateId': 'a report holds only what its owner may see',
  'POST /saved-searches siteId': 'a search finds only what its reader may see',
  'POST /saved-searches ownerId': 'a search finds only what its reader may see',
  'POST /saved-searches personId': 'a search finds only what its reader may see',
  'POST /saved-searches companyId': 'a search finds only what its reader may see',
  'PATCH /saved-searches/{searchId} siteId': 'a search finds only what its reader may see',
  'PATCH /saved-searches/{searchId} ownerId': 'a search finds only what its reader may see',
  'PATCH /saved-searches/{searchId} personId': 'a search finds only what its reader may see',
  'PATCH /saved-searches/{searchId} companyId': 'a search finds only what its reader may see',
};

/** Lists that hold nothing of the first site in this test, each with why; they are narrowed by what others test. */
export const emptyLists: Readonly<Record<string, string>> = {
  'GET /ticket-counts': 'holds figures only',
  'GET /ticket-list-size': 'holds a figure only',
  'GET /ticket-groups': 'holds keys and figures only, of tickets that the list shows',
  'GET /reports/compliance/summary': 'holds figures only',
  'GET /reports/overview': 'holds figures by site, reckoned at night',
  'GET /reports/overview.csv': 'holds figures by site, reckoned at night',
  'GET /reports/compliance.xlsx': 'is a book of sheets, whose texts are packed',
  'GET /reports/promises.xlsx': 'is a book of sheets, whose texts are packed',
  'GET /reports/overview.xlsx': 'is a book of sheets, whose texts are packed',
  'GET /agreements/ranking.xlsx': 'is a book of sheets, whose texts are packed',
  'GET /agreements/{agreementId}/months/{month}/evidence.xlsx': 'is a book of sheets, whose texts are packed',
  'GET /report-runs/{runId}/files/{fileId}': 'is a file of figures, tested with the report centre',
  'GET /agreements/{agreementId}/months/{month}/statement.pdf': 'is a PDF, whose texts are packed',
  'GET /agreements/{agreementId}/months/{month}/evidence': 'lists promises that are decided, and none is',
  'GET /agreements/{agreementId}/months/{month}/evidence.csv': 'lists promises that are decided, and none is',
  'GET /tickets/{ticketId}/return': 'holds a date only',
  'GET /tickets/{ticketId}/source': 'is empty for a ticket that was not imported',
  'GET /reports/promises/count': 'holds a figure only',
  'GET /tickets/{ticketId}/link': 'holds a signed link only',
};

/** Endpoints that anybody may call, signed in or not, each with the reason (API-1). */
export const openDoors: Readonly<Record<string, string>> = {
  'GET /health': 'tells only that the product stands',
  'GET /first-visit': 'tells only whether an administrator is wanted',
  'POST /first-visit': 'makes the first administrator, once',
  'POST /session': 'is how one signs in',
  'DELETE /session': 'ends the session it comes with',
  'POST /password-resets': 'sends a link to the address’s owner and says nothing',
  'POST /password-reset-completions': 'asks for the secret of that link',
  'POST /invitation-openings': 'asks for the secret of the invitation',
  'POST /invitation-acceptances': 'asks for the secret of the invitation',
  'GET /public/calendars/{token}/calendar.ics': 'asks for the secret of the link; tells opening hours',
  'GET /public/tickets/{token}': 'asks for the signed link of the ticket',
  'POST /public/tickets/{token}/messages': 'asks for the signed link of the ticket',
  'POST /public/tickets/{token}/attachments': 'asks for the signed link of the ticket',
  'GET /public/tickets/{token}/attachments/{attachmentId}/content': 'asks for the signed link of the ticket',
  'PUT /public/tickets/{token}/closure': 'asks for the signed link of the ticket',
  'DELETE /public/tickets/{token}/closure': 'asks for the signed link of the ticket',
  'POST /public/tickets/{token}/renewal': 'asks for the signed link of the ticket',
  'GET /public/report-subscriptions/{token}': 'asks for the signed link of who gets the report',
  'POST /public/report-subscriptions/{token}/leaving': 'asks for the signed link of who gets the report',
  'GET /public/agreements/{token}': 'asks for the secret link of the agreement',
  'GET /public/agreements/{token}/months/{month}/statement.pdf': 'asks for the secret link of the agreement',
  'POST /public/agreements/{token}/openings': 'asks for the secret link of the agreement',
};
