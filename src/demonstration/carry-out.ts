// Carrying a plan out: each act is the command a person would send, run with the clock at its moment; an episode is one transaction.
import type { Database, Writer } from '../kernel/database.ts'
import { sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { PolicyAt } from '../practice/policy.ts'
import type { Person } from '../registers/permissions.ts'
import { type Reaction, SYSTEM, type World } from '../registers/world.ts'
import type { BoundCommand } from '../web/slice.ts'
import { slices } from '../work/index.ts'
import { questionsPage } from '../work/missing/commands/grade-given.ts'
import { consulted } from '../work/missing/queries.ts'
import type { Act, PlannedEpisode } from './episode.ts'
import { handOver } from './hand-over.ts'
import { atLast, ringUntil } from './ring.ts'

export type Stage = {
  readonly db: Database
  readonly force: string
  readonly policyAt: PolicyAt
  readonly reactions: readonly Reaction[]
  /** The staff by name. */
  readonly staff: ReadonlyMap<string, Person>
  /** Seals what the ledger does not hold yet, where nothing else does. */
  readonly seal?: () => Promise<unknown>
  readonly stopping?: AbortSignal
}

/** A command was refused: the plan is wrong, or the force's policy asks for more than the plan knew. */
export class Refused extends Error {
  constructor(what: string, why: string) {
    super(`${what}: ${why}`)
    this.name = 'Refused'
  }
}

const said = ({ id }: PlannedEpisode, { command, at, by }: Act) => `episode ${id}, ${command} at ${at} by ${by}`

/**
 * Nothing of a half-made episode is ever seen, neither by a page nor by the clock that rings alarms; and a load that is
 * killed leaves whole episodes only. `live`: the episode goes on now, and its messages wait to be read.
 */
export async function carryOut(
  stage: Stage,
  episode: PlannedEpisode,
  given: { readonly personId: string | null; readonly until: Instant; readonly live: boolean },
): Promise<void> {
  const first = episode.acts[0]
  if (first === undefined) return
  await atLast(async () => await inOneGo(stage, episode, given, first))
}

async function inOneGo(
  stage: Stage,
  episode: PlannedEpisode,
  given: Parameters<typeof carryOut>[2],
  first: Act,
): Promise<void> {
  const context = { force: stage.force, who: SYSTEM, now: first.at }
  await stage.db.write(context, async (writer) => {
    const inside = within(stage.db, writer)
    for (const [index, act] of episode.acts.entries()) {
      const world = worldAt(stage, inside, act)
      await ringUntil(writer, world, episode.id, act.at)
      const body = bodyOf(stage, act, given.personId)
      const key = `demonstration/${episode.id}/${index}`
      // Who answers for the earlier episodes had them on screen: the grading looks for that in the log.
      if (act.command === 'grade' && typeof act.body['earlierConsidered'] === 'string')
        writer.send(consulted(stage.force, world.who.staffId, act.at, questionsPage, [episode.id], null))
      const outcome = await commandOf(act).run(world, { recordId: episode.id, body, key, basedOn: null })
      if (outcome.kind !== 'done') throw new Refused(said(episode, act), JSON.stringify(outcome))
    }
    const last = episode.acts.at(-1) ?? first
    await ringUntil(writer, worldAt(stage, inside, last), episode.id, given.until)
    // Messages of long ago reach nobody now.
    if (!given.live)
      writer.send(sql`
        update outbox set sent_at = queued_at, acted_at = queued_at
        where force_id = ${stage.force} and record_id = ${episode.id} and sent_at is null`)
  })
}

/** Transactions of the commands become parts of this one, each with its own context. */
function within(db: Database, writer: Writer): Database {
  const part: Database['write'] = async (context, work) => {
    writer.send(
      sql`select set_config('vigil.force', ${context.force}, true), set_config('vigil.who', ${context.who}, true), set_config('vigil.now', ${context.now}, true)`,
    )
    return await work(writer)
  }
  return { ...db, write: part, read: part }
}

const worldAt = (stage: Stage, db: Database, act: Act): World => ({
  db,
  now: act.at,
  who: personOf(stage, act.by),
  policyAt: stage.policyAt,
  reactions: stage.reactions,
})

function personOf(stage: Stage, name: string): Person {
  const found = stage.staff.get(name)
  if (found === undefined) throw new Error(`the demonstration force has no ${name}`)
  return found
}

/** A plan names people; a command wants their identities. */
function bodyOf(stage: Stage, act: Act, personId: string | null): Act['body'] {
  if (act.command === 'report') return { ...act.body, personId: personId ?? 'none of these' }
  if (act.command !== 'assign') return act.body
  return { ...act.body, staffId: personOf(stage, String(act.body['staffId'])).staffId }
}

const commands: ReadonlyMap<string, BoundCommand> = new Map(
  [...slices.flatMap((slice) => slice.commands).filter((one) => one.record === 'missing'), handOver].map((one) => [
    one.name,
    one,
  ]),
)

export function commandOf(act: Act): BoundCommand {
  const found = commands.get(act.command)
  if (found === undefined) throw new Error(`there is no command ${act.command}`)
  return found
}
