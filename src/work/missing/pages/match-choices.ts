// The choices of “is this a child already known?”: each of those found, with what happened each time, and none of them.
import { instant, shortDate } from '../../../kernel/time.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Choice } from '../../../web/fields.ts'
import { noneOfThese } from '../commands/match-undecided.ts'
import { missing } from '../procedure.ts'
import { consulted } from '../queries.ts'
import { matchShown } from './match-shown.ts'

export async function matchChoices(world: World, recordId: string): Promise<readonly Choice[]> {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const match = await matchShown(writer, world, (await load(writer, world, missing, recordId)).state)
    // Decided already: said when the form is sent.
    if (match === null) return [none]
    writer.send(consulted(forceId, staffId, world.now, 'children a report may be about', match.shown, null))
    return [
      ...match.candidates.map((one) => ({
        value: one.personId,
        text: one.restricted
          ? 'A restricted record'
          : `${one.name ?? 'Name not recorded'}${one.age === null ? '' : `, ${one.age}`}`,
        hint: [`Found by: ${one.reasons.join('; ')}`, ...one.episodes.map(episodeSaid)].join('. '),
      })),
      none,
    ]
  })
}

const none = { value: noneOfThese, text: 'None of these' }

type Episode = NonNullable<Awaited<ReturnType<typeof matchShown>>>['candidates'][number]['episodes'][number]

const episodeSaid = ({ reportedAt, foundAt, with: company, stillOpen, became }: Episode): string =>
  [
    `${became === null ? 'Reported' : `Never missing, ${became.path}`} ${shortDate(instant(reportedAt))}`,
    ...(became === null ? [] : [became.place, became.endedAt === null ? 'not ended yet' : 'ended']),
    ...(stillOpen ? ['not found yet'] : []),
    ...(foundAt === null ? [] : [`found at ${foundAt}`]),
    ...(company === null ? [] : [`with ${company}`]),
  ].join(', ')
