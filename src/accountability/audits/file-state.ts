// An audited file as its facts leave it: what is graded, in dispute, put right and looked at again.
import type { Instant } from '../../kernel/time.ts'
import { keyOfEscalated } from '../../registers/escalated.ts'
import type { FileBodies, FileFact } from './facts.ts'
import type { Grade } from './questions.ts'

export type Grading = FileBodies['audited-file.graded/1'] & {
  readonly by: string
  readonly at: Instant
  /** Of another force's that came on paper: in which document, and what a second person found. Null where whoever graded recorded it. */
  readonly typed: { readonly document: string | null; readonly found: string } | null
}

/** Another force's grading that somebody here typed in; `document` is null of what was typed before it was asked for. */
export type Entry = Omit<Grading, 'typed'> & { readonly document: string | null }

export type FileState = {
  readonly drawn: (FileBodies['audited-file.drawn/1'] & { readonly at: Instant }) | null
  readonly allocated: FileBodies['audited-file.allocated/1'] | null
  readonly gradings: readonly Grading[]
  /** Waits for a second person: no grading of the file until then. */
  readonly entry: Entry | null
  /** Where it lies to be graded; null before, after the other force refused, and after it was taken back. */
  readonly sentTo: (FileBodies['audited-file.sent-to-peer/1'] & { readonly at: Instant }) | null
  /** From where it was taken back, and why. */
  readonly recalled: readonly {
    readonly toName: string
    readonly peerFileId: string
    readonly because: string
    readonly at: Instant
  }[]
  readonly refusedBy: FileBodies['audited-file.peer-refused/1'] | null
  readonly moderated: {
    readonly grade: Grade
    readonly because: string
    readonly by: string
    readonly at: Instant
  } | null
  /** Returned at once for a child's safety, and when whoever has the case answered. */
  readonly concerns: readonly { readonly at: Instant; readonly answeredAt: Instant | null }[]
  readonly remedies: readonly { readonly done: string; readonly by: string; readonly at: Instant }[]
  readonly reAudits: readonly {
    readonly grade: Grade
    readonly because: string
    readonly by: string
    readonly at: Instant
  }[]
  readonly reAsked: readonly (FileBodies['audited-file.re-asked/1'] & { readonly at: Instant })[]
  /** Where the answer was otherwise: what became of the record. */
  readonly answerSettled:
    | (FileBodies['audited-file.answer-settled/1'] & { readonly by: string; readonly at: Instant })
    | null
  readonly escalated: readonly string[]
}

export const notDrawn: FileState = {
  drawn: null,
  allocated: null,
  gradings: [],
  entry: null,
  sentTo: null,
  recalled: [],
  refusedBy: null,
  moderated: null,
  concerns: [],
  remedies: [],
  reAudits: [],
  reAsked: [],
  answerSettled: null,
  escalated: [],
}

export function evolveFile(state: FileState, fact: FileFact): FileState {
  const who = { by: fact.recordedBy, at: fact.recordedAt }
  switch (fact.kind) {
    case 'audited-file.drawn/1':
      return { ...state, drawn: { ...fact.body, at: fact.happenedAt } }
    case 'audited-file.allocated/1':
      return { ...state, allocated: fact.body }
    case 'audited-file.graded/1':
      // What another force sends answers what was sent to it; anything else of another force was typed in here.
      return fact.body.peer !== null && state.sentTo === null && state.recalled.length === 0
        ? { ...state, entry: { ...fact.body, ...who, document: null } }
        : { ...state, gradings: [...state.gradings, { ...fact.body, ...who, typed: null }] }
    case 'audited-file.peer-entered/1':
      return { ...state, entry: { ...fact.body, ...who } }
    case 'audited-file.peer-confirmed/1':
      return state.entry === null ? state : confirmed(state, state.entry, fact.body.found, who.at)
    case 'audited-file.peer-entry-refused/1':
      return { ...state, entry: null }
    case 'audited-file.sent-to-peer/1':
      return { ...state, sentTo: { ...fact.body, at: fact.recordedAt }, refusedBy: null }
    case 'audited-file.peer-refused/1':
      return { ...state, sentTo: null, refusedBy: fact.body }
    case 'audited-file.peer-recalled/1':
      return { ...state, sentTo: null, recalled: [...state.recalled, takenBack(state, fact.body, who.at)] }
    case 'audited-file.moderated/1':
      return { ...state, moderated: { ...fact.body, ...who } }
    case 'audited-file.concern-raised/1':
      return { ...state, concerns: [...state.concerns, { at: fact.recordedAt, answeredAt: null }] }
    case 'audited-file.concern-answered/1':
      return {
        ...state,
        concerns: state.concerns.map((one) =>
          one.answeredAt === null ? { ...one, answeredAt: fact.recordedAt } : one,
        ),
      }
    case 'audited-file.remedied/1':
      return { ...state, remedies: [...state.remedies, { ...fact.body, ...who }] }
    case 'audited-file.re-audited/1':
      return { ...state, reAudits: [...state.reAudits, { ...fact.body, ...who }] }
    case 'audited-file.re-asked/1':
      return { ...state, reAsked: [...state.reAsked, { ...fact.body, at: fact.recordedAt }] }
    case 'audited-file.answer-settled/1':
      return { ...state, answerSettled: { ...fact.body, ...who } }
    case 'audited-file.words-erased/1':
    case 'audited-file.erased':
      return state
    case 'audited-file.escalated/1':
      return { ...state, escalated: [...state.escalated, keyOfEscalated(fact.body)] }
  }
}

const takenBack = ({ sentTo }: FileState, body: FileBodies['audited-file.peer-recalled/1'], at: Instant) => ({
  ...body,
  toName: sentTo?.toName ?? '',
  at,
})

/** Counted from the moment at which the second person confirmed it. */
const confirmed = (state: FileState, entry: Entry, found: string, at: Instant): FileState => {
  const { document, ...grading } = entry
  return { ...state, entry: null, gradings: [...state.gradings, { ...grading, at, typed: { document, found } }] }
}

/** How many gradings a file needs before its grade can stand. */
export const neededGradings = ({ drawn }: FileState): number => (drawn?.double === true || drawn?.peer === true ? 2 : 1)

/** Two who graded apart and differ: a third settles it. */
export function inDispute(state: FileState): boolean {
  const [first, second] = state.gradings
  return first !== undefined && second !== undefined && first.grade !== second.grade && state.moderated === null
}

/** The grade that stands, and since when; null while gradings are missing or in dispute. */
export function finalGrade(state: FileState): { readonly grade: Grade; readonly at: Instant } | null {
  if (state.moderated !== null) return state.moderated
  if (state.gradings.length < neededGradings(state) || inDispute(state)) return null
  const last = state.gradings.at(-1)
  return last === undefined ? null : { grade: last.grade, at: last.at }
}

/** Below good, and either never put right or found inadequate again since. */
export function toPutRight(state: FileState): boolean {
  const final = finalGrade(state)
  const last = state.reAudits.at(-1)
  return (
    final !== null &&
    final.grade !== 'good' &&
    state.remedies.length === state.reAudits.length &&
    (last === undefined || last.grade === 'inadequate')
  )
}

/** Asked again it was otherwise than on record, and nobody has said what became of it. */
export const answerDiffers = ({ reAsked, answerSettled }: FileState): boolean =>
  reAsked.some((one) => !one.same) && answerSettled === null

/** Put right, and nobody has looked since. */
export const toAuditAgain = ({ remedies, reAudits }: FileState): boolean => remedies.length > reAudits.length

/** What must not stay as it is: an inadequate file, or one audited again and found so. */
export const mustBePutRight = (state: FileState): boolean =>
  toPutRight(state) && (state.reAudits.at(-1)?.grade ?? finalGrade(state)?.grade) === 'inadequate'
