// A command carried out as a person would have, with the clock at its moment: done once however often the load is begun, and nothing after the present.
import type { Instant } from '../kernel/time.ts'
import type { Person } from '../registers/permissions.ts'
import type { World } from '../registers/world.ts'
import type { BoundCommand } from '../web/slice.ts'
import { slices } from '../work/index.ts'
import type { Stage } from './carry-out.ts'

type OwnTime = (
  who: Person,
  at: Instant,
  command: string,
  recordId: string,
  body: Readonly<Record<string, unknown>>,
) => Promise<void>

const commands: ReadonlyMap<string, BoundCommand> = new Map(
  slices.flatMap((slice) => slice.commands).map((one) => [`${one.record}/${one.name}`, one]),
)

/** `command` is record and name: "missing/audit-contact". */
export const ownTime =
  (stage: Stage, until: Instant): OwnTime =>
  async (who, at, name, recordId, body) => {
    const command = commands.get(name)
    if (command === undefined) throw new Error(`there is no command ${name}`)
    if (at > until) return
    const world: World = { db: stage.db, now: at, who, policyAt: stage.policyAt, reactions: stage.reactions }
    const key = `demonstration/${name}/${recordId}/${at}`
    const outcome = await command.run(world, { recordId, body, key, basedOn: null })
    // Done at an earlier start, and what a visitor did since changed what would be said now.
    if (outcome.kind === 'key reused') return
    if (outcome.kind !== 'done') throw new Error(`the demonstration: ${name}: ${JSON.stringify(outcome)}`)
  }
