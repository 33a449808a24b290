// What of the loop waits for a second person, by the kind of fact that asks and those that settle it: what it is in words, and whose job deciding is.
import type { Permission } from '../../registers/permissions.ts'

type Waiting = {
  readonly asks: string
  readonly settles: readonly string[]
  readonly words: string
  readonly decides: Permission
  /** Where it is decided, of what has no page of its own. */
  readonly at?: string
  /** Who knows of it at all, where not everybody who sees recommendations does. */
  readonly sees?: Permission
  /** What whoever is named did. */
  readonly began: string
}

const decided = (thing: string, words: string, ...settles: readonly string[]): Waiting => ({
  asks: `${thing}/1`,
  settles: settles.map((one) => `${thing.split('.')[0]}.${one}/1`),
  words,
  decides: 'check actions',
  began: `${/(?:claimed|drafted|offered|proposed)$/.exec(thing)?.[0] ?? 'asked'} by`,
})

/** Of a board that was held. */
const minutes = (thing: string): Waiting => ({
  ...decided(thing, 'Minutes are to be approved', 'minutes-approved', 'cancelled'),
  decides: 'approve the plan',
  sees: 'read packs',
})

export const waitings: readonly Waiting[] = [
  {
    ...decided('recommendation.test-proposed', 'A closure test was proposed', 'test-approved', 'found-untestable'),
    decides: 'approve policy',
  },
  decided('recommendation.date-asked', 'Another date was asked for', 'date-changed', 'date-refused'),
  decided(
    'recommendation.document-offered',
    'A document was offered that verifies or certifies it',
    'verified',
    'document-refused',
  ),
  decided('recommendation.revisit-offered', 'A revisit letter was offered', 'revisited', 'revisit-refused'),
  decided(
    'recommendation.words-correction-asked',
    'A correction of its words was asked for',
    ...['words-corrected', 'words-correction-refused'],
  ),
  ...[
    decided(
      'recommendation.addressee-correction-asked',
      'A correction of who must do it was asked for',
      ...['addressee-corrected', 'addressee-correction-refused'],
    ),
    decided('recommendation.rejection-asked', 'Its rejection was asked for', 'stage-recorded', 'rejection-refused'),
    decided(
      'recommendation.superseding-asked',
      'Its replacement by another was asked for',
      ...['superseded', 'superseding-refused'],
    ),
    decided('plan.drafted', 'A version of the plan was drafted', 'approved'),
  ].map((one) => ({ ...one, decides: 'approve the plan' as const })),
  decided('inspection.correction-asked', 'A correction was asked for', 'corrected', 'correction-refused'),
  decided(
    'inspection.finding-correction-asked',
    'A correction of a finding was asked for',
    ...['finding-corrected', 'finding-correction-refused'],
  ),
  decided('inspection.ending-offered', 'A document was offered that ends a finding', 'finding-ended', 'ending-refused'),
  decided('inspection.closing-offered', 'A document was offered that closes it', 'closed', 'closing-refused'),
  decided(
    'inspection.earlier-plan-offered',
    'A letter with an earlier plan was offered',
    ...['plan-sent', 'earlier-plan-refused'],
  ),
  decided('action.claimed', 'An action was claimed done', 'checked', 'returned', 'withdrawn'),
  decided('action.date-asked', 'Another date was asked for', 'date-agreed', 'date-refused', 'withdrawn'),
  decided('action.withdrawal-asked', 'Its withdrawal was asked for', 'withdrawn', 'withdrawal-refused'),
  {
    ...decided(
      'recommendation.extension-applied',
      'More time to answer was applied for',
      'extension-answered',
      'answered',
    ),
    decides: 'answer in writing',
    began: 'recorded by',
  },
  {
    ...decided(
      'section-55.earlier-offered',
      'Comments that were published before were offered',
      ...['published-earlier', 'earlier-refused'],
    ),
    decides: 'answer in writing',
  },
  {
    ...decided('draft-readers.asked', 'Readers of a draft that nobody may open were asked for', 'agreed', 'refused'),
    decides: 'approve the plan',
    at: '/drafts-nobody-reads',
    sees: 'name readers of a draft',
  },
  {
    ...decided(
      'audited-file.peer-entered',
      'Another force’s grading was typed in from paper',
      ...['peer-confirmed', 'peer-entry-refused'],
    ),
    decides: 'moderate audits',
    began: 'typed in by',
  },
  {
    ...decided('register-file.read', 'A file that rests on documents was checked and is to be recorded', 'recorded'),
    decides: 'keep the register',
    sees: 'keep the register',
    began: 'checked by',
  },
  { ...minutes('meeting.pack-frozen'), began: 'pack frozen by' },
  { ...minutes('meeting.entered-held'), began: 'entered by' },
]

export const waitingFor = (asks: string): Waiting | undefined => waitings.find((one) => one.asks === asks)
