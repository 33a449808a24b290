// The demonstration's load: who is on the board now first, then what stands around the force, then the history behind it, newest months first, two episodes at a time; and once it is there its audits, and the statuses as each month ended.

import type { Auditable } from '../accountability/audits/cases.ts'
import type { Database } from '../kernel/database.ts'
import type { PolicyAt } from '../practice/policy.ts'
import { personOfRow } from '../registers/staff.ts'
import type { Reaction } from '../registers/world.ts'
import type { BoundCommand } from '../web/slice.ts'
import { carryOutActionPlan } from './action-plan.ts'
import { enterAroundTheForce, enterBesideFigures } from './around-the-force.ts'
import { carryOutAudits } from './audits.ts'
import { Refused, type Stage } from './carry-out.ts'
import { demonstrationForce, demonstrationStaff } from './force.ts'
import { freezeEachMonth } from './frozen-each-month.ts'
import { gradeVignettes } from './graded-vignettes.ts'
import { type JudgeThen, judgeEachMonth, monthEnds } from './judged-each-month.ts'
import { begun, type Load, loadChildren } from './loading.ts'
import { lookAtContactsAgain } from './looked-at-again.ts'
import { hasHistory, madeAlready } from './made-before.ts'
import { defaultParameters, episodesOf, historyBegins, type Parameters, planDemonstration } from './plan.ts'
import { sayDone, sayMaking } from './progress.ts'
import { restrictAChild } from './restricted-child.ts'
import { ringLeft } from './ring.ts'
import { seededAt } from './seeded-at.ts'

export { defaultParameters, type Parameters } from './plan.ts'

export { progress } from './progress.ts'

export { defaultRates, type Failing, isFailing, type Rate, type Rates } from './rates.ts'

type Demonstrating = Load['given'] & {
  readonly db: Database
  readonly policyAt: PolicyAt
  readonly reactions: readonly Reaction[]
  /** The product's, where what stands around the force is to be entered too. */
  readonly commands?: readonly BoundCommand[]
  /** Called when the board and the plan are there, before the history is loaded. */
  readonly first?: () => Promise<void>
  /** Computes every status of a day that has passed, by what had been recorded by then. */
  readonly judge?: JudgeThen
  /** The product’s that read what stood at their moment: with them the packs and releases of the year are frozen too. */
  readonly commandsThen?: readonly BoundCommand[]
  /** Called when the history is there: what is computed from all of it. */
  readonly last?: () => Promise<void>
  /** The cases that the demonstration's audits draw from. */
  readonly auditable?: readonly Auditable[]
  readonly parameters?: Parameters
  /** Seals the ledger, where no clock does. */
  readonly seal?: () => Promise<unknown>
}

export type Demonstrated = { readonly made: number; readonly already: number; readonly refused: number }

/** Loads what is not there yet. Stopped or killed and begun again it goes on where it stopped, and doubles nothing. */
export async function demonstrate(given: Demonstrating): Promise<Demonstrated> {
  const { db, policyAt, reactions } = given
  const until = await seededAt(db)
  const rows = await demonstrationStaff(db, until)
  const staff = new Map(rows.map((row) => [row.name, personOfRow(row)]))
  const stage: Stage = {
    db,
    force: demonstrationForce.id,
    policyAt,
    reactions,
    staff,
    ...(given.seal === undefined ? {} : { seal: given.seal }),
    ...(given.stopping === undefined ? {} : { stopping: given.stopping }),
  }
  const parameters = given.parameters ?? defaultParameters
  const planned = planDemonstration(parameters, policyAt(until), until)
  const idsOf = ({ open, history }: Pick<typeof planned, 'open' | 'history'>) =>
    [...episodesOf(open), ...episodesOf(history)].map((episode) => episode.id)
  const made = new Set(await madeAlready(stage, idsOf(planned), until))
  // Somebody loaded a history by numbers of their own: a start adds none to it.
  const another = given.parameters === undefined && made.size === 0 && (await hasHistory(stage, until))
  const plan = another ? { open: [], history: [] } : planned
  const ids = idsOf(plan)
  const load: Load = { given, stage, until, made, already: made.size, total: ids.length, began: null, refused: 0 }
  try {
    await loadChildren(load, plan.open, true)
    if (!given.stopping?.aborted) await carryOutActionPlan(stage, until)
    await around(given, load, enterAroundTheForce)
    if (!given.stopping?.aborted) await given.first?.()
    load.began = begun(load)
    await loadChildren(load, plan.history, false)
    sayMaking()
    if (!given.stopping?.aborted) await carryOutAudits(stage, given.auditable ?? [], until)
    if (!given.stopping?.aborted) await gradeVignettes(stage, until)
    if (!given.stopping?.aborted) await lookAtContactsAgain(stage, until)
    if (!given.stopping?.aborted) await restrictAChild(stage, plan.history, until)
    const ends = monthEnds(historyBegins(parameters, until), until)
    if (!given.stopping?.aborted && given.judge !== undefined) await judgeEachMonth(stage, given.judge, ends)
    const { commandsThen } = given
    if (commandsThen !== undefined)
      await around(given, load, async (entering) => await freezeEachMonth({ ...entering, commandsThen, ends }))
    await around(given, load, enterBesideFigures)
    const [anyone] = staff.values()
    if (!given.stopping?.aborted && anyone !== undefined) await ringLeft(stage, anyone, until)
    if (!given.stopping?.aborted) await given.last?.()
  } finally {
    sayDone()
  }
  return { made: load.made.size - load.already, already: load.already, refused: load.refused }
}

/** What a visitor did meanwhile may stand in its way: that is said, and the history is loaded all the same. */
async function around(given: Demonstrating, { stage, until }: Load, enter: typeof enterAroundTheForce): Promise<void> {
  if (given.commands === undefined || given.stopping?.aborted) return
  try {
    await enter({ stage, until, commands: given.commands })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    given.complain?.(error.message)
  }
}
