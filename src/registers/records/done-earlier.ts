// The same command sent twice is done once, and what was answered then is answered again: by its key, or by the form that was gone back to.
import Type from 'typebox'
import { statement } from '../../kernel/database.ts'
import { done, type Outcome } from '../../kernel/outcome.ts'
import { sql } from '../../kernel/sql.ts'
import type { Fact } from '../../practice/fact.ts'
import { contextOf, type World } from '../world.ts'
import type { Done } from './command.ts'

export const commandByKey = statement({
  name: 'an earlier command with the same key',
  row: Type.Object({
    request_hash: Type.String(),
    outcome: Type.Object({ recordId: Type.String(), position: Type.Integer() }),
  }),
  example: { who: '00000000-0000-7000-8000-000000000000', key: 'a key' },
  sql: (p: { who: string; key: string }) => sql`
    select encode(request_hash, 'hex') as request_hash, outcome
    from command
    where force_id = context_force()
      and who = ${p.who}
      and key = ${p.key}
    limit 1`,
})

/** What somebody recorded with a key; null for nothing. */
export const recordedWith = async (world: World, key: string): Promise<Done | null> =>
  await world.db.read(contextOf(world), async (reader) => {
    const earlier = await commandByKey.one(reader, { who: world.who.staffId, key })
    return earlier?.outcome ?? null
  })

/**
 * The same form sent again after “Back”, with a key of its own: it was drawn before what it recorded the first time, so whoever sends it has
 * not seen that. The same words from a form that was drawn since are meant. `at`: when they recorded what they have not seen, which is when
 * its commands were carried out; so no other command is looked at.
 */
export const commandFromForm = statement({
  name: 'an earlier command from the same form',
  row: Type.Object({ record_id: Type.String(), position: Type.Integer() }),
  example: {
    who: '00000000-0000-7000-8000-000000000000',
    hash: '00',
    record: '00000000-0000-7000-8000-000000000000',
    basedOn: 1,
    at: ['2026-03-14T22:00:00.000Z'],
  },
  sql: (p: { who: string; hash: string; record: string; basedOn: number; at: readonly string[] }) => sql`
    select outcome ->> 'recordId' as record_id, (outcome ->> 'position')::integer as position
    from command
    where force_id = context_force()
      and at = any(${[...p.at]}::timestamptz[])
      and who = ${p.who}
      and request_hash = decode(${p.hash}, 'hex')
      and outcome ->> 'recordId' = ${p.record}
      and (outcome ->> 'position')::integer > ${p.basedOn}
    order by at
    limit 1`,
})

export const doneEarlier = (earlier: { request_hash: string; outcome: Done }, requestHash: string): Outcome<Done> =>
  earlier.request_hash === requestHash
    ? done({ recordId: earlier.outcome.recordId, position: earlier.outcome.position })
    : {
        kind: 'key reused',
        sentence: 'This key was used for another command. Send each new command with a key of its own.',
      }

/**
 * What was recorded the first time is answered again only while it says what holds: what others did since, or whoever sends it did
 * themselves, is told as to anybody; and what was corrected since is meant anew. Where order says nothing a correction alone counts.
 */
export function stillStands(
  { basedOn, position }: { readonly basedOn: number; readonly position: number },
  unseen: readonly Fact[],
  commutes: boolean,
): boolean {
  const corrected = unseen.some(({ corrects }) => corrects !== null && corrects > basedOn && corrects <= position)
  return !corrected && (commutes || unseen.every((one) => one.position <= position))
}
