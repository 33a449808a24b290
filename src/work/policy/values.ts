// Every value of the policy in force: what it is now, on what it rests, and who changed it last.
import { restsOn } from '../../practice/basis.ts'
import type { Policy } from '../../practice/policy.ts'
import { contextOf, type World } from '../../registers/world.ts'
import type { PolicyGiven } from './given.ts'
import { type VersionRow, versionsOf } from './queries.ts'

export const versionsSeen = async (world: World): Promise<readonly VersionRow[]> =>
  await world.db.read(contextOf(world), async (reader) => await versionsOf.all(reader, { force: world.who.forceId }))

export const valuesInForce = (given: PolicyGiven, all: readonly VersionRow[], inForce: Policy, now: string) =>
  given.settings.map((setting) => {
    const value = inForce.values[setting.name] ?? setting.value
    const changed = lastChange(given, all, setting.name, now)
    return { ...setting, ...restsOn(setting, value), value, default: setting.value, changed }
  })

/** Who changed a value last, of the versions in force by now; null where it is the default's. */
function lastChange(given: PolicyGiven, all: readonly VersionRow[], name: string, now: string) {
  let before = given.standing.values[name]
  let last: VersionRow | null = null
  for (const row of all.filter((one) => one.approved_at !== null && one.effective_from <= now)) {
    const value = row.body.values[name] ?? before
    if (value !== before) last = row
    before = value
  }
  if (last === null) return null
  const { version, effective_from: at, proposed_by_name: by, approved_by_name: approvedBy } = last
  return { version, at, by: by ?? 'Somebody who has left', approvedBy: approvedBy ?? 'somebody who has left' }
}
