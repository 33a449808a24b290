// `vigil administrator`: the first member of staff of a force, who then enters everybody else on the pages.
import { newId } from '../kernel/identity.ts'
import { systemPerson } from '../registers/alarms.ts'
import { forceById, recordForces } from '../registers/forces.ts'
import { perform } from '../registers/records.ts'
import { staffInJobs, staffProcedure } from '../registers/staff.ts'
import { contextOf, type World } from '../registers/world.ts'
import { join } from '../work/staff/commands.ts'
import { CannotBeDone, type CommandLine, Misused, needed, printJson, printLines } from './command.ts'
import { atAnyPlace, forceNeeded, forceOption } from './place.ts'

export const command: CommandLine = {
  name: 'administrator',
  about: [
    'Adds the first system administrator of a force, who then adds everybody else on the pages. It is refused once the force has',
    'an administrator. From then on only an administrator can add another.',
  ],
  options: [
    forceOption,
    { name: 'name', value: '<words>', words: 'Their name' },
    { name: 'email', value: '<address>', words: 'The address they sign in with' },
  ],
  examples: ['vigil administrator --force warwickshire --name "Wren Solway" --email wren.solway@example.org'],
  run: async (asked, io) => {
    const name = needed(asked, 'name', '"Wren Solway"')
    const email = needed(asked, 'email', 'wren.solway@example.org')
    return await atAnyPlace(asked, io, async ({ open, force, now, policies }) => {
      if (force === '') throw new Misused(forceNeeded)
      const db = open('vigil_app')
      await recordForces(db, [], now)
      const policyAt = await policies.of(force, now)
      const world: World = { db, now, who: systemPerson(force), policyAt, reactions: [] }
      const [known, before] = await db.read(
        contextOf(world),
        async (reader) =>
          await Promise.all([
            forceById.one(reader, { force }),
            staffInJobs.one(reader, {
              force,
              jobs: ['system administrator'],
              unit: null,
              listed: [],
              named: null,
              limit: 1,
            }),
          ]),
      )
      if (known === null) throw new CannotBeDone(`There is no force “${force}”. Short names are like warwickshire.`)
      if (before !== null)
        throw new CannotBeDone(`${known.name} already has an administrator, ${before.name}, who can add others.`)
      const body = {
        name,
        email,
        unit: null,
        supervisorId: null,
        roles: ['system administrator' as const],
        gradingTrainedUntil: null,
      }
      const outcome = await perform(
        { ...world, who: { ...world.who, roles: ['system administrator'] } },
        staffProcedure,
        join,
        {
          recordId: newId(now),
          basedOn: null,
          key: newId(now),
          body,
        },
      )
      if (outcome.kind === 'refused') throw new CannotBeDone(outcome.refusals.map((one) => one.sentence).join(' '))
      if (outcome.kind !== 'done') throw new CannotBeDone('It could not be recorded. Try again.')
      if (asked.json) await printJson(io, { staffId: outcome.value.recordId, force, name, email })
      else await printLines(io, [`${name} administers ${known.name} and signs in as ${email}.`])
      return 0
    })
  },
}
