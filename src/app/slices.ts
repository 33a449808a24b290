// Every slice of the work, and around it the accountability, which is handed what it judges by as values.
import {
  type Accountable,
  accountability,
  tables as accountabilityTables,
  erasable as accountableErasable,
  auditMeasures,
  forumTable,
  gradeScalesTable,
  observing as ofAccountability,
  programmesTable,
  settings,
  verificationRoutesTable,
} from '../accountability/index.ts'
import type { ReadMonths } from '../accountability/recommendations/figures.ts'
import type { Database } from '../kernel/database.ts'
import { inTurn } from '../kernel/in-turn.ts'
import { versionOf } from '../practice/measure.ts'
import type { Policy } from '../practice/policy.ts'
import { targetsToSet } from '../practice/target.ts'
import { foldKnownAt, readCasesKnownAt, readFigureKnownAt, readMonthsKnownAt } from '../registers/measures.ts'
import type { Policies } from '../registers/policies.ts'
import type { Slice } from '../web/slice.ts'
import { undecidedOf } from '../web/waits.ts'
import { erasures } from '../work/erasure/index.ts'
import {
  auditable,
  counted,
  observing as ofTheWork,
  slices as work,
  definitions as workDefinitions,
  erasable as workErasable,
} from '../work/index.ts'
import { listTable } from '../work/list-table.ts'
import { measures } from '../work/measures/index.ts'
import { withoutFigure } from '../work/measures/withheld.ts'
import { forcePolicy } from '../work/policy/index.ts'
import { policyGiven } from '../work/policy-given.ts'
import { standingPolicy } from '../work/standing-policy.ts'

/** What the work measures, and what the audits do. */
export const definitions = [...workDefinitions, ...auditMeasures]
export const byId = new Map(definitions.map((one) => [one.id, one]))

/** What stands until a force approves its own: the work's values and the accountability's. */
export const standing: Policy = {
  ...standingPolicy,
  tables: { ...accountabilityTables, ...standingPolicy.tables },
  values: { ...Object.fromEntries(settings.map(({ name, value }) => [name, value])), ...standingPolicy.values },
}

const allSettings = [...policyGiven.settings, ...settings, ...targetsToSet(definitions)]

export const observing = [...ofTheWork, ...ofAccountability]

/**
 * Whatever folds a force's facts again costs seconds of the one process, whoever asks and of whatever force: a pack computed again, the
 * cases behind a frozen number, a measure as known on a day, what an audit draws from. One at a time, so that the other connection is
 * free for figures that are only read. How many wait, and how long, is a Vigil default.
 */
const turnsOfFolding = { atOnce: 1, waiting: 4, waitMilliseconds: 25_000 } as const

type SlicesGiven = {
  /** The measure role's: all of a force, and only figures leave. */
  readonly measuring: Database
  readonly policies: Policies
  readonly read: ReadMonths
  readonly judge: Accountable['judge']
  /** Pages of links for people without an account, which need the key that signs them. */
  readonly links: Slice['pages'][number]
  readonly isLoading: Accountable['isLoading']
  readonly asRecorded: Accountable['asRecorded']
}

export function slicesOf({
  measuring,
  policies,
  read,
  judge,
  links,
  isLoading,
  asRecorded,
}: SlicesGiven): readonly Slice[] {
  const folding = inTurn(turnsOfFolding)
  const others: readonly Slice[] = [
    ...work,
    ...counted(measuring),
    { name: 'links', pages: [links], commands: [], reactions: [] },
    forcePolicy({
      standing,
      settings: allSettings,
      tables: [
        ...policyGiven.tables,
        listTable(forumTable),
        listTable(verificationRoutesTable),
        listTable(programmesTable),
        listTable(gradeScalesTable),
      ],
    }),
    measures(
      definitions,
      { settings: allSettings, standing: standing.version },
      async (asked) => await folding(async () => await readFigureKnownAt(measuring, observing, policies, asked)),
    ),
    erasures([...workErasable, ...accountableErasable]),
  ]
  return [
    ...others,
    ...accountability({
      questions: byId,
      read,
      judge,
      auditable: auditable(measuring).map((one) => ({
        ...one,
        casesThen: async (asked) => await folding(async () => await one.casesThen(asked)),
        answersThen: async (asked) => await folding(async () => await one.answersThen(asked)),
      })),
      readKnownAt: async ({ knownAt, recordedUntil = null, ...asked }) =>
        await folding(
          async () =>
            await readMonthsKnownAt(measuring, observing, policies, {
              ...asked,
              known: { ledgerSize: knownAt, recordedUntil },
            }),
        ),
      casesKnownAt: async (asked) =>
        await folding(async () => await readCasesKnownAt(measuring, observing, policies, asked)),
      foldKnownAt: async (asked, work) =>
        await folding(async () => await foldKnownAt(measuring, policies, asked, work)),
      asRecorded,
      versionOf: versionOf(definitions),
      definitions: byId,
      withoutFigure,
      isLoading,
      undecided: undecidedOf(others),
    }),
  ]
}
