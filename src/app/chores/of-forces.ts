// What the clock does for each force: the printed list, forums, samples of contacts, scrutiny, releases.
import { join } from 'node:path'
import {
  beginScrutiny,
  endPlansOfNothing,
  openUnopened,
  publishForums,
  publishWhenDue,
  sayUnsaid,
  sayUnsaidMeasures,
} from '../../accountability/index.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { drawContacts, giveBack } from '../../work/index.ts'
import { printActiveList } from '../../work/missing/printed-list.ts'
import type { ChoresGiven } from './given.ts'

/** Done for each force that works with Vigil, one after the other. */
export function ofForces(
  { config, databases, clock, policies, slices, world, heldBack }: ChoresGiven,
  everyForce: (work: (force: string) => Promise<void>) => Promise<void>,
) {
  const publish = slices.flatMap((slice) => slice.commands).find((one) => one.record === 'published-figures')
  return {
    printed: async () =>
      await everyForce(async (force) => {
        const now = clock()
        const policyAt = await policies.of(force, now)
        await printActiveList({ db: databases.app, policyAt }, force, join(config.files, 'active-list'), now)
      }),
    forums: async () =>
      await everyForce(async (force) => {
        const now = clock()
        await publishForums(databases.clock, force, (await policies.of(force, now))(now), now)
      }),
    drawContacts: async () =>
      await everyForce(async (force) => {
        const now = clock()
        const drawing = { db: databases.clock, policyAt: await policies.of(force, now) }
        await drawContacts(drawing, force, now)
      }),
    giveBack: async () =>
      await everyForce(async (force) => {
        const now = clock()
        await giveBack({ db: databases.clock, policyAt: await policies.of(force, now) }, force, now)
      }),
    beginScrutiny: async () =>
      await everyForce(async (force) => void (await beginScrutiny(await world(systemPerson(force))))),
    openComments: async () =>
      await everyForce(async (force) => {
        const here = await world(systemPerson(force))
        await endPlansOfNothing(here)
        await openUnopened(here)
        await sayUnsaid(here)
        await sayUnsaidMeasures(here)
      }),
    publishDue: async () =>
      await everyForce(async (force) => {
        // Of a history that is being loaded nothing is published: the command would refuse.
        if (publish !== undefined && heldBack()?.force !== force)
          await publishWhenDue(await world(systemPerson(force)), publish)
      }),
  }
}
