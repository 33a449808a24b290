// A meeting of the board and a statement made in public: what is owed of a meeting, and the rows that the lists read.
import { type Sql, sql } from '../../kernel/sql.ts'
import { endOfLocalDay } from '../../kernel/time.ts'
import type { DutyRule } from '../../practice/duty.ts'
import { type Folded, owesNothing, type Procedure } from '../../practice/procedure.ts'
import { escalating } from '../../registers/escalated.ts'
import { leftOf } from '../../registers/words-erased.ts'
import { sentUp } from '../ladder.ts'
import { type MeetingFact, readMeeting, readStatement, type StatementBodies, type StatementFact } from './facts.ts'
import { evolveMeeting, type MeetingState, owedBy } from './meeting-state.ts'

/** The paper is owed before the meeting, so that it can be read. */
const freezeThePack: DutyRule<MeetingState, MeetingFact> = {
  name: 'freeze the pack',
  words: 'freeze the pack of the board',
  owner: 'improvement team',
  basis: 'Vigil default',
  source: 'Five working days before the board; a monthly board is the practice seen in Staffordshire in 2022',
  starts: (fact) => (fact.kind === 'meeting.called/1' ? { due: endOfLocalDay(fact.body.paperDueOn) } : null),
  met: (fact) => fact.kind === 'meeting.pack-frozen/1',
  ends: (fact) => fact.kind === 'meeting.cancelled/1',
}

const answerTheChallenge: DutyRule<MeetingState, MeetingFact> = {
  name: 'answer the challenge',
  words: 'answer what was asked or doubted at the board',
  owner: 'whoever the minutes name',
  basis: 'force',
  source: 'The day minuted at the board; where none was, 28 days by Vigil’s default, before the next monthly board',
  starts: (fact) =>
    fact.kind === 'meeting.challenge-minuted/1'
      ? { due: endOfLocalDay(owedBy(fact.body.answerBy, fact.happenedAt)), owner: fact.body.answerOwed }
      : null,
  met: (fact, _, duty) => fact.kind === 'meeting.challenge-answered/1' && fact.body.position === duty.startingPosition,
}

export const meeting: Procedure<MeetingState, MeetingFact> = {
  record: 'meeting',
  begin: {
    ...{ called: null, enteredAt: null, pack: null, decisions: [], challenges: [], claims: [] },
    ...{ approvedAt: null, cancelled: null, escalated: [] },
  },
  evolve: evolveMeeting,
  // Who owes an answer is minuted in words: the improvement team keeps the board, and reaches them.
  rules: sentUp([freezeThePack, answerTheChallenge], () => 'improvement team'),
  read: readMeeting,
  left: leftOf(readMeeting),
  project: projectMeeting,
  tables: ['meeting', 'meeting_challenge'],
  words: (kind) => meetingWords[kind] ?? kind,
  ...escalating('meeting.escalated/1'),
}

const meetingWords: Readonly<Record<string, string>> = {
  'meeting.called/1': 'called the meeting',
  'meeting.entered-held/1': 'entered a board that was held',
  'meeting.pack-frozen/1': 'froze the pack',
  'meeting.decision-minuted/1': 'minuted a decision',
  'meeting.challenge-minuted/1': 'minuted a challenge',
  'meeting.challenge-answered/1': 'answered a challenge',
  'meeting.claim-minuted/1': 'minuted what was said',
  'meeting.minutes-approved/1': 'approved the minutes',
  'meeting.cancelled/1': 'cancelled the meeting',
  'meeting.escalated/1': 'told somebody further up',
  'meeting.words-erased/1': 'erased what was written',
  'meeting.erased': 'wrote what was erased since',
}

function projectMeeting({ forceId, recordId, state }: Folded<MeetingState, MeetingFact>): readonly Sql[] {
  const { called, pack, decisions, challenges, claims, approvedAt, cancelled } = state
  if (called === null) return []
  return [
    sql`
    insert into meeting (force_id, record_id, title, held_on, paper_due_on, frozen_at, as_at, ledger_size, minuted, approved_at, cancelled_because)
    values (${forceId}, ${recordId}, ${called.title}, ${called.heldOn}::date, ${called.paperDueOn}::date, ${pack?.frozenAt ?? null}, ${pack?.asAt ?? null}, ${pack?.ledgerSize ?? null},
      ${decisions.length + challenges.length + claims.length}, ${approvedAt}, ${cancelled?.because ?? null})
    on conflict (force_id, record_id) do update
    set frozen_at = excluded.frozen_at, as_at = excluded.as_at, ledger_size = excluded.ledger_size, minuted = excluded.minuted, approved_at = excluded.approved_at,
      cancelled_because = excluded.cancelled_because`,
    ...challenges.map(
      (one) => sql`
      insert into meeting_challenge (force_id, record_id, position, challenge, asked_by, answer_owed, answer_by, answered_at)
      values (${forceId}, ${recordId}, ${one.position}, ${one.challenge}, ${one.by}, ${one.answerOwed}, ${one.owedBy}::date, ${one.answered?.at ?? null})
      on conflict (force_id, record_id, position) do update
      set answered_at = excluded.answered_at`,
    ),
  ]
}

export type StatementState = { readonly made: StatementBodies['public-statement.made/1'] | null }

export const publicStatement: Procedure<StatementState, StatementFact> = {
  record: 'public-statement',
  begin: { made: null },
  evolve: (state, fact) => (fact.kind === 'public-statement.made/1' ? { made: fact.body } : state),
  read: readStatement,
  left: leftOf(readStatement),
  project: ({ forceId, recordId, state: { made } }) =>
    made === null
      ? []
      : [
          sql`
          insert into public_statement (force_id, record_id, said_on, who, words, place, address, figures)
          values (${forceId}, ${recordId}, ${made.saidOn}::date, ${made.who}, ${made.words}, ${made.place}, ${made.address}, ${JSON.stringify(made.figures)}::jsonb)
          on conflict (force_id, record_id) do nothing`,
        ],
  tables: ['public_statement'],
  words: (kind) =>
    kind === 'public-statement.words-erased/1' ? 'erased what was written' : 'recorded a public statement',
  ...owesNothing,
}
