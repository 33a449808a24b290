// Who left before a leaving took their children from them still owns them: the clock finds those, and gives each back as a leaving does.
import Type from 'typebox'
import { type Database, statement } from '../../kernel/database.ts'
import { newId } from '../../kernel/identity.ts'
import { sql } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import type { PolicyAt } from '../../practice/policy.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { leavingAlone } from '../../registers/leaving-in-turn.ts'
import { rolesThatMay } from '../../registers/permissions.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { gone, withoutOwner } from './without-owner.ts'

type Asked = { readonly force: string; readonly may: readonly string[]; readonly record: string | null }

type Giving = { readonly db: Database; readonly policyAt: PolicyAt }

/** For the clock’s role. Answers how many children had an owner who is gone; each is nobody’s then, and is not found again. */
export async function giveBackOfGone({ db, policyAt }: Giving, force: string, now: Instant): Promise<number> {
  const world: World = { db, now, who: systemPerson(force), policyAt, reactions: [] }
  const owned = (record: string | null): Asked => ({ force, may: rolesThatMay('acknowledge'), record })
  const found = await db.read(contextOf(world), async (reader) => await ownedByGone.all(reader, owned(null)))
  for (const { record_id: record, owner_id: staff } of found)
    await db.write(contextOf(world), async (writer) => {
      writer.send(leavingAlone({ force, staff }))
      // Asked again behind the lock: a job may have been given back, or the child to somebody else.
      const still = await ownedByGone.one(writer, owned(record))
      if (still === null) return
      const { owner_id: staffId, because } = still
      await withoutOwner(record, { staffId, because, happenedAt: now }).append({ writer, world, commandId: newId(now) })
    })
  return found.length
}

const example: Asked = { force: 'demonstration', may: ['sergeant'], record: null }

/** Who never had an address to sign in with is here all the same: only one that was taken away counts. */
const ownedByGone = statement({
  name: 'missing: children owned by somebody who is not there to own them',
  row: Type.Object({ record_id: Type.String(), owner_id: Type.String(), because: Type.String() }),
  example,
  sql: (p: Asked) => sql`
    select e.record_id, e.owner_id,
      case
        when s.left_at is not null then ${gone.left}
        when not s.roles && ${[...p.may]}::text[] then ${gone.withoutJob}
        else ${gone.withoutAddress}
      end as because
    from episode e
    join staff s on s.force_id = e.force_id and s.staff_id = e.owner_id
    where e.force_id = ${p.force}
      and (${p.record}::uuid is null or e.record_id = ${p.record})
      and e.phase in ('known', 'reported', 'open', 'located', 'returned')
      and (
        s.left_at is not null
        or not s.roles && ${[...p.may]}::text[]
        or (s.email is null and exists (
          select 1
          from fact f
          where f.force_id = s.force_id
            and f.record_id = s.staff_id
            and f.kind = 'staff.changed/1'
            and f.body -> 'email' = 'null'
        ))
      )
    order by e.record_id
    limit 500`,
})
