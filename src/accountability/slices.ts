// The slices of the accountability around the work: one line each, and what each is handed.
import type { MeasureDefinition } from '../practice/measure.ts'
import type { FoldKnownAt } from '../registers/measures.ts'
import type { AsRecorded } from '../registers/recorded-by-then.ts'
import type { BoundCommand, Slice, Undecided } from '../web/slice.ts'
import type { Auditable } from './audits/cases.ts'
import { caseFileAudits } from './audits/index.ts'
import { monthlyBoard, type ReadCasesKnownAt, type ReadKnownAt } from './board/index.ts'
import { bodies } from './bodies/index.ts'
import { sayingWhose } from './captions.ts'
import { clocked, clockNames } from './clocks.ts'
import { type Inspectable, inspectorsWorkspace } from './inspectors/index.ts'
import type { JudgeForce } from './judged.ts'
import { managementStatement } from './management-statement/index.ts'
import { actionPlan } from './plan/index.ts'
import { planThen } from './plan-then.ts'
import { figureThen, publicFigures, publishing, readRelease } from './public/index.ts'
import { publicQuestions, typedSigns } from './questions/index.ts'
import { dateSaid } from './recommendations/date-from.ts'
import type { ReadMonths } from './recommendations/figures.ts'
import type { Questions } from './recommendations/figures-shown.ts'
import { recommendationRegister } from './recommendations/index.ts'
import { inspectionRegister } from './recommendations/inspections/index.ts'
import { figuresSaid } from './recommendations/self-assessment/assessed.ts'
import { registerThen } from './register-then.ts'
import { publishedThing } from './scrutiny/duties-to-publish.ts'
import { scrutiny } from './scrutiny/index.ts'
import { registerAtEnd } from './scrutiny/queries/then.ts'
import { section55Comments } from './section-55/index.ts'
import { standingAgain } from './standing-again.ts'
import { timelinessOf } from './timeliness.ts'
import { wholeTest } from './whole-test.ts'

export type Accountable = {
  readonly questions: Questions
  readonly read: ReadMonths
  /** Every standing of a force, computed in the judge's own role. */
  readonly judge: JudgeForce
  readonly auditable: readonly (Auditable & Inspectable)[]
  readonly readKnownAt: ReadKnownAt
  readonly casesKnownAt: ReadCasesKnownAt
  readonly foldKnownAt: FoldKnownAt
  /** Lists of now as they stood at a moment that has passed. */
  readonly asRecorded: AsRecorded
  readonly versionOf: (measure: string) => number
  readonly definitions: ReadonlyMap<string, MeasureDefinition>
  /** Measures worked out from others, which have no figure of their own. */
  readonly withoutFigure: readonly string[]
  /** Whether a history of the force is being loaded: what is counted meanwhile is of a part of it. */
  readonly isLoading: (force: string) => boolean
  /** What of the work waits for a second person. */
  readonly undecided: Undecided
}

export const accountability = ({
  questions,
  read,
  judge,
  auditable,
  readKnownAt,
  casesKnownAt,
  foldKnownAt,
  asRecorded,
  versionOf,
  definitions,
  withoutFigure,
  isLoading,
  undecided,
}: Accountable): readonly Slice[] =>
  [
    recommendationRegister(
      { definitions: questions, read, versionOf, topics: auditable.map(({ topic }) => topic) },
      judge,
      { kinds: clocked.map(({ record }) => record), thing: (item) => publishedThing(item)?.words },
      undecided,
    ),
    inspectionRegister(
      { definitions: questions, read },
      {
        names: clockNames,
        thing: (item) => publishedThing(item)?.words,
      },
    ),
    caseFileAudits(auditable, timelinessOf(read, questions)),
    monthlyBoard(
      {
        read: readKnownAt,
        versionOf,
        publicationWords: (item) => publishedThing(item)?.words ?? item,
        standingAgain: standingAgain(readKnownAt),
        casesKnownAt,
        registerThen: registerThen(foldKnownAt),
        asRecorded,
      },
      questions,
      judge,
      clockNames,
    ),
    actionPlan(questions),
    section55Comments((words) => typedSigns(words, null)),
    bodies,
    scrutiny(figuresSaid(questions, read), readRelease, (words) => typedSigns(words, null), {
      read: figureThen({ read, definitions }),
      questions,
    }),
    managementStatement({
      read,
      definitions,
      withoutFigure,
      registerAtEnd: async (reader, asked) => await registerAtEnd.all(reader, asked),
      planThen,
    }),
    publicFigures({ read, definitions }, publicWords, { judge, isLoading }),
    inspectorsWorkspace(auditable, questions, figuresSaid(questions, read)),
    publicQuestions(figureThen({ read, definitions }), questions),
  ].map(sayingWhose)

const publicWords = { ruleOf: dateSaid, wholeTest }

/**
 * Publishing with the clock at a moment that has passed, for a year that is loaded: its figures and its register as they had been recorded by
 * then, its statuses as they were computed by then.
 */
export const publishingThen = ({
  read,
  definitions,
  asRecorded,
}: Pick<Accountable, 'read' | 'definitions' | 'asRecorded'>): readonly BoundCommand[] =>
  publishing({ read, definitions }, publicWords, {
    judge: async () => await Promise.resolve(),
    isLoading: () => false,
    asRecorded,
  })
