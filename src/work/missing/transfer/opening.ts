// The episode that opens here when a transfer is accepted: what the other force disclosed, as facts of ours.
import { dateAndTime, type Instant } from '../../../kernel/time.ts'
import type { Person } from '../../../registers/permissions.ts'
import { type Candidates, matchFact } from '../commands/match-undecided.ts'
import type { Bodies as MissingBodies, NewMissingFact } from '../facts.ts'
import { levelWords } from '../grade/levels.ts'
import type { TransferState } from './procedure.ts'

/**
 * The child has been missing since the first report, and the law counts from then; what this force must do in answer begins now. What the
 * other had learned comes along, and its grade is a note: grading is this force's own.
 */
export function episodeFacts(
  received: Received,
  { personId, history, undecided, by, now, note }: Accepting,
): readonly NewMissingFact[] {
  const { package: given } = received
  return [
    {
      kind: 'missing.reported/1',
      happenedAt: now,
      body: {
        path: 'missing',
        child: { personId, ...given.child },
        lastSeen: given.lastSeen,
        caller: given.caller,
        why: given.why,
        firstContactAt: given.firstContactAt,
        acceptedAt: now,
        ...(given.highSince == null ? {} : { highSince: given.highSince }),
        source: null,
        unit: by.unit ?? 'no unit',
        area: 'not given',
        reviewBy: null,
        history,
      },
    },
    ...matchFact(undecided, now),
    ...disclosedFacts(received, note, now),
  ]
}

/** What can be read by a rule, and the rest in words. */
export function disclosedFacts(received: Received, note: string | null, now: Instant): readonly NewMissingFact[] {
  const { package: given, fromName, because } = received
  const opening = `Accepted from ${fromName}, where it was first reported ${dateAndTime(given.firstContactAt)}. They graded it ${levelWords[given.level]}: ${given.gradingBecause}\nWhy us: ${because}${note === null ? '' : `\nAgreed: ${note}`}`
  return [...ruledFacts(received, now), ...notedFacts(opening, given, now)]
}

/** What they knew and did, under a sentence that says of when it is; in as many notes as it takes, and nothing cut. */
export function notedFacts(
  opening: string,
  { known = [], done }: Pick<Received['package'], 'known' | 'done'>,
  now: Instant,
): readonly NewMissingFact[] {
  const acts = done.map((one) => `${dateAndTime(one.at)}: ${one.words}`)
  const lines = [
    ...opening.split('\n'),
    ...(known.length === 0 ? [] : ['Known so far:', ...known]),
    ...(acts.length === 0 ? [] : ['Done so far:', ...acts]),
  ]
  return inNotes(lines).map((text) => ({ kind: 'missing.noted/1', happenedAt: now, body: { text } }))
}

/** Whole lines, up to the length of a note; a line that is longer by itself goes on in the next. */
function inNotes(lines: readonly string[]): readonly string[] {
  const notes: string[] = []
  for (const line of lines) {
    for (let from = 0; from === 0 || from < line.length; from += longestNote) {
      const piece = line.slice(from, from + longestNote)
      const last = notes.at(-1)
      const together = last === undefined ? piece : `${last}\n${piece}`
      if (last !== undefined && together.length <= longestNote) notes[notes.length - 1] = together
      else notes.push(piece)
    }
  }
  return notes
}

const longestNote = 4000

/** The answers, the unit told, the dose that is due, and earlier harm and exploitation. */
export function ruledFacts(
  { package: given, fromForce, fromName }: Pick<Received, 'package' | 'fromForce' | 'fromName'>,
  now: Instant,
): readonly NewMissingFact[] {
  return [
    ...(given.answers.length === 0
      ? []
      : [
          {
            kind: 'missing.answered/1',
            happenedAt: now,
            body: { answers: given.answers.map((one) => ({ ...one, note: one.note ?? null })) },
          } as const,
        ]),
    ...(given.unitToldAt == null
      ? []
      : [
          {
            kind: 'missing.action-recorded/1',
            happenedAt: given.unitToldAt,
            body: {
              action: 'missing persons unit told',
              subject: null,
              outcome: null,
              detail: `Told by ${fromName}, before the transfer`,
            },
          } as const,
        ]),
    ...(given.doseDue == null ? [] : [{ kind: 'missing.dose-due/1', happenedAt: now, body: given.doseDue } as const]),
    ...historyFact(given.history, { fromForce, fromName }, now),
  ]
}

/** As evidence, so that the minimum grade and every later report know it; a package of before has it in words only. */
function historyFact(
  history: Received['package']['history'],
  from: Pick<Received, 'fromForce' | 'fromName'>,
  now: Instant,
): readonly NewMissingFact[] {
  if (history === undefined) return []
  const saysNothing = history.harmedBefore === 'no' && history.exploitationFlag === 'none'
  return saysNothing ? [] : [{ kind: 'missing.history-disclosed/1', happenedAt: now, body: { ...from, ...history } }]
}

type Accepting = {
  readonly personId: string
  /** What we know of the child from before: theirs stays theirs. */
  readonly history: History
  /** Whom of those we know it may be, where nobody has said. */
  readonly undecided: Candidates
  readonly by: Person
  readonly now: Instant
  readonly note: string | null
}

type History = MissingBodies['missing.reported/1']['history']

export type Received = NonNullable<TransferState['received']>

export function personOf({ package: given }: Received) {
  const { name, dateOfBirth, ageDisputed, sex } = given.child
  return {
    name,
    otherNames: [],
    dateOfBirth,
    ageDisputed,
    sex,
    address: null,
    postcode: null,
    phones: [],
    lookedAfterBy: null,
  }
}

/** What the search for children known here goes by: as for a report, of what the other force disclosed. */
export const lookedFor = ({ package: { child, caller } }: Received) => ({
  matchedAs: null,
  name: child.name,
  age: child.age,
  dateOfBirth: child.dateOfBirth,
  address: null,
  postcode: null,
  callerPhone: caller.phone,
})

export type Child = {
  readonly personId: string
  readonly isNew: boolean
  readonly isKnown: boolean
  readonly history: History
  readonly undecided: Candidates
  /** The child's episode that is open here already; `isOffered`: to another force, which has not answered. */
  readonly open: { readonly record_id: string; readonly phase: string; readonly isOffered: boolean } | null
}
