// A command sent as a person sends it, at its own time and once: what stands around the force is entered by nothing else.
import type { Reader } from '../../kernel/database.ts'
import { hours, type Instant, plus, startOfLocalDay } from '../../kernel/time.ts'
import { SYSTEM, type World } from '../../registers/world.ts'
import type { BoundCommand } from '../../web/slice.ts'
import { dayOf } from '../action-plan/scene.ts'
import { Refused, type Stage } from '../carry-out.ts'
import { identityOf } from '../identity.ts'
import { ringRecord } from '../ring.ts'

export type Given = {
  readonly stage: Stage
  readonly until: Instant
  /** All of the product’s, by their records and names. */
  readonly commands: readonly BoundCommand[]
}

export type Acting = ReturnType<typeof actingOf>

/** Days count from the present. */
export function actingOf({ stage, until, commands }: Given) {
  const scene = { stage, until, references: new Map<string, string>() }
  const day = (days: number) => dayOf(scene, days)
  const send = async (by: string, at: Instant, named: string, recordId: string, body: unknown): Promise<void> => {
    const command = commands.find((one) => `${one.record}/${one.name}` === named)
    const who = stage.staff.get(by)
    if (command === undefined || who === undefined) throw new Error(`the demonstration: ${named} by ${by}`)
    if (at > until || stage.stopping?.aborted === true) return
    await ringRecord(stage, who, recordId, at)
    const world: World = { db: stage.db, now: at, who, policyAt: stage.policyAt, reactions: stage.reactions }
    const key = `demonstration/${named}/${recordId}/${at}`
    const outcome = await command.run(world, { recordId, body, key, basedOn: null })
    if (outcome.kind !== 'done') throw new Refused(`the demonstration: ${named} by ${by}`, JSON.stringify(outcome))
  }
  const at = ([days, hour]: readonly [number, number]): Instant => plus(startOfLocalDay(day(days)), hours(hour))
  return {
    day,
    at,
    stage,
    until,
    staff: stage.staff,
    idOf: (name: string) => identityOf(`${stage.force}/${name}`),
    /** On that day, at that hour. */
    act: async (by: string, when: readonly [number, number], named: string, recordId: string, body: unknown) =>
      await send(by, at(when), named, recordId, body),
    /** At that moment. */
    actAt: send,
    actNow: async (by: string, named: string, recordId: string, body: unknown) =>
      await send(by, until, named, recordId, body),
    read: async <T>(work: (reader: Reader, force: string) => Promise<T>): Promise<T> =>
      await stage.db.read(
        { force: stage.force, who: SYSTEM, now: until },
        async (reader) => await work(reader, stage.force),
      ),
  }
}
