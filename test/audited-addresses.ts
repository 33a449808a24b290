// Where each page about an audit is looked at in the state that it is for.

/** Their records: an audit that is drawn, a file in each state, a meeting whose pack is frozen. */
export type Audited = Readonly<
  Record<
    | 'audit'
    | 'ungraded'
    | 'disputed'
    | 'inadequate'
    | 'remedied'
    | 'reAudited'
    | 'peer'
    | 'entered'
    | 'sent'
    | 'reAsked'
    | 'toReAsk'
    | 'meeting',
    string
  >
>

/** Where each page is looked at in the state that it is for. */
export const addressesOf = (made: Audited): readonly (readonly [string, string])[] => [
  ...Object.entries(inState).map(([route, state]) => [route, route.replace(':record', made[state])] as const),
]

const inState: Readonly<Record<string, keyof Audited>> = {
  '/audit/:record/population.csv': 'audit',
  '/audited-file/:record': 'disputed',
  '/audited-file/:record/allocation': 'ungraded',
  '/audited-file/:record/gradings': 'ungraded',
  '/audited-file/:record/safeguarding-concern': 'ungraded',
  '/audited-file/:record/moderation': 'disputed',
  '/audited-file/:record/remedy': 'inadequate',
  '/audited-file/:record/re-audit': 'remedied',
  '/audited-file/:record/copy': 'peer',
  '/audited-file/:record/peer-force': 'peer',
  '/audited-file/:record/peer-recall': 'sent',
  '/audited-file/:record/peer-entry': 'peer',
  '/audited-file/:record/peer-entry-confirmation': 'entered',
  '/audited-file/:record/peer-entry-refusal': 'entered',
  '/audited-file/:record/re-asked': 'toReAsk',
}

/** Further states of a page that says something else in each. */
export const furtherOf = (made: Audited): ReadonlyMap<string, readonly string[]> =>
  new Map([
    ['/audit/:record', [`/audit/${made.audit}`]],
    ['/meeting/:record', [`/meeting/${made.meeting}`]],
    [
      '/audited-file/:record',
      [made.ungraded, made.inadequate, made.reAudited, made.entered, made.sent, made.reAsked, made.toReAsk].map(
        (record) => `/audited-file/${record}`,
      ),
    ],
  ])
