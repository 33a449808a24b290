// What the audits of the demonstration have at hand, and a command of theirs sent at its own time.
import type { Auditable } from '../../accountability/audits/cases.ts'
import { filesOf } from '../../accountability/audits/queries/files.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Person } from '../../registers/permissions.ts'
import type { World } from '../../registers/world.ts'
import type { BoundCommand } from '../../web/slice.ts'
import type { Stage } from '../carry-out.ts'
import { ringRecord } from '../ring.ts'

export type Auditing = {
  readonly stage: Stage
  readonly auditable: readonly Auditable[]
  readonly people: readonly Person[]
  readonly first: Person
  readonly until: Instant
}

export type File = Awaited<ReturnType<typeof filesOf.all>>[number]

/** A command at its own time, done once whatever happens; nothing after the present. `mayRefuse`: whether somebody else may be tried. */
export function runner({ stage, until }: Auditing, mayRefuse = false) {
  return async (
    who: Person,
    at: Instant,
    commands: readonly BoundCommand[],
    name: string,
    recordId: string,
    body: unknown,
  ): Promise<boolean> => {
    const command = commands.find((one) => one.name === name)
    if (command === undefined) throw new Error(`there is no command ${name}`)
    if (at > until) return false
    await ringRecord(stage, who, recordId, at)
    const world: World = { db: stage.db, now: at, who, policyAt: stage.policyAt, reactions: stage.reactions }
    const key = `demonstration/${name}/${recordId}/${at}`
    const outcome = await command.run(world, { recordId, body, key, basedOn: null })
    // A month without a case that ended, in a small demonstration: there is nothing to draw.
    if (outcome.kind === 'refused' && (name === 'draw' || mayRefuse)) return false
    // Done at an earlier start, and what a visitor did since changed what would be said now: a child restricted, whose words cannot be read.
    if (outcome.kind === 'key reused') return true
    if (outcome.kind !== 'done') throw new Error(`the demonstration's audit: ${name}: ${JSON.stringify(outcome)}`)
    return true
  }
}
