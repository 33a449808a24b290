// The demonstration's load: who is on the board now first, then what stands around the force, then the history behind it, newest months first, two episodes at a time.

import type { Auditable } from '../accountability/audits/cases.ts'
import type { Database } from '../kernel/database.ts'
import type { Instant } from '../kernel/time.ts'
import { thousands } from '../kernel/words.ts'
import type { PolicyAt } from '../practice/policy.ts'
import { personOfRow } from '../registers/staff.ts'
import type { Reaction } from '../registers/world.ts'
import type { BoundCommand } from '../web/slice.ts'
import { carryOutActionPlan } from './action-plan.ts'
import { enterAroundTheForce, enterBesideFigures } from './around-the-force.ts'
import { carryOutAudits } from './audits.ts'
import { carryOut, Refused, type Stage } from './carry-out.ts'
import type { ChildsEpisodes } from './episode.ts'
import { demonstrationForce, demonstrationStaff } from './force.ts'
import { gradeVignettes } from './graded-vignettes.ts'
import { lookAtContactsAgain } from './looked-at-again.ts'
import { madeAlready, personOfEpisode } from './made-before.ts'
import { defaultParameters, episodesOf, type Parameters, planDemonstration } from './plan.ts'
import { ringLeft } from './ring.ts'
import { seededAt } from './seeded-at.ts'

export { defaultParameters, type Parameters } from './plan.ts'

export { defaultRates, type Failing, isFailing, type Rate, type Rates } from './rates.ts'

type Progress = { readonly done: number; readonly total: number; readonly words: string }

type Demonstrating = {
  readonly db: Database
  readonly policyAt: PolicyAt
  readonly reactions: readonly Reaction[]
  /** The product's, where what stands around the force is to be entered too. */
  readonly commands?: readonly BoundCommand[]
  /** Called when the board and the plan are there, before the history is loaded. */
  readonly first?: () => Promise<void>
  /** The cases that the demonstration's audits draw from. */
  readonly auditable?: readonly Auditable[]
  readonly parameters?: Parameters
  /** Called after each episode, and when the board is filled. */
  readonly tell?: (progress: Progress) => void
  readonly complain?: (sentence: string) => void
  readonly stopping?: AbortSignal
  /** Seals the ledger, where no clock does. */
  readonly seal?: () => Promise<unknown>
  /** Children at a time, for a database that nobody else uses meanwhile. */
  readonly atOnce?: number
}

export type Demonstrated = { readonly made: number; readonly already: number; readonly refused: number }

let current: Progress | null = null

/** For the pages of this process: how far the load has come; null when none is going on. */
export const progress = (): Progress | null => current

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
  const plan = planDemonstration(given.parameters ?? defaultParameters, policyAt(until), until)
  const ids = [...episodesOf(plan.open), ...episodesOf(plan.history)].map((episode) => episode.id)
  const made = new Set(await madeAlready(stage, ids, until))
  const load: Load = { given, stage, until, made, already: made.size, total: ids.length, refused: 0 }
  try {
    await loadChildren(load, plan.open, true)
    if (!given.stopping?.aborted) await carryOutActionPlan(stage, until)
    await around(load, enterAroundTheForce)
    if (!given.stopping?.aborted) await given.first?.()
    await loadChildren(load, plan.history, false)
    if (!given.stopping?.aborted) await carryOutAudits(stage, given.auditable ?? [], until)
    if (!given.stopping?.aborted) await gradeVignettes(stage, until)
    if (!given.stopping?.aborted) await lookAtContactsAgain(stage, until)
    await around(load, enterBesideFigures)
    const [anyone] = staff.values()
    if (!given.stopping?.aborted && anyone !== undefined) await ringLeft(stage, anyone, until)
  } finally {
    current = null
  }
  return { made: load.made.size - load.already, already: load.already, refused: load.refused }
}

type Load = {
  readonly given: Demonstrating
  readonly stage: Stage
  readonly until: Instant
  readonly made: Set<string>
  readonly already: number
  readonly total: number
  refused: number
}

/** What a visitor did meanwhile may stand in its way: that is said, and the history is loaded all the same. */
async function around({ given, stage, until }: Load, enter: typeof enterAroundTheForce): Promise<void> {
  if (given.commands === undefined || given.stopping?.aborted) return
  try {
    await enter({ stage, until, commands: given.commands })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    given.complain?.(error.message)
  }
}

/** Whoever uses the product meanwhile comes first. */
const atOnce = 2

async function loadChildren(load: Load, children: readonly ChildsEpisodes[], live: boolean): Promise<void> {
  const waiting = children.values()
  const worker = async () => {
    for (const child of waiting) {
      if (load.given.stopping?.aborted) return
      await loadChild(load, child, live)
    }
  }
  await Promise.all(Array.from({ length: load.given.atOnce ?? atOnce }, worker))
}

async function loadChild(load: Load, { episodes }: ChildsEpisodes, live: boolean): Promise<void> {
  const { stage, until, given } = load
  let personId: string | null = null
  for (const [index, episode] of episodes.entries()) {
    if (given.stopping?.aborted) return
    if (!load.made.has(episode.id)) {
      try {
        await carryOut(stage, episode, { personId, until, live: live && index === episodes.length - 1 })
        load.made.add(episode.id)
      } catch (error) {
        // One child's history that the policy refuses does not stop the others'; anything else does.
        if (!(error instanceof Refused)) throw error
        load.refused++
        given.complain?.(error.message)
        return
      }
      report(load)
    }
    if (index === 0 && episodes.length > 1) personId = await personOfEpisode(stage, episode.id, until)
  }
}

function report(load: Load): void {
  const [done, total] = [load.made.size, load.total]
  const words = `History is still being loaded: ${thousands(done)} of ${thousands(total)} episodes`
  current = { done, total, words }
  load.given.tell?.(current)
}
