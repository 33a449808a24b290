// Earlier episodes of the same child, address or phone, found from what is typed so far, with the reason for each match.
import { findPeople, recordsByContact } from '../../../registers/people.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'
import { first, type Typed } from '../../../web/typed.ts'
import { consulted, episodesOfPerson } from '../queries.ts'

/** Logged in the same transaction: what a search showed is a reading of records. */
export async function matchesOf(world: World, _: string, typed: Typed): Promise<Values> {
  const asked = {
    name: given(typed, 'name'),
    dateOfBirth: given(typed, 'dateOfBirth'),
    address: given(typed, 'address'),
    postcode: given(typed, 'postcode'),
    phone: given(typed, 'callerPhone'),
  }
  const looked = asked.name !== null || asked.dateOfBirth !== null || asked.address !== null || asked.phone !== null
  if (!looked) return { looked: false, matches: [], nearby: 0, chosen: first(typed, 'personId') }
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const [people, contacts] = await Promise.all([
      findPeople(writer, { ...asked, limit: 6 }),
      recordsByContact.all(writer, {
        force: forceId,
        phone: asked.phone,
        address: asked.address,
        postcode: asked.postcode,
      }),
    ])
    const matches = await Promise.all(
      people.map(async (person) => ({
        ...person,
        reasons: person.reasons.map((reason) => reason.words),
        episodes: person.restricted
          ? []
          : await episodesOfPerson.all(writer, {
              force: forceId,
              person: person.canonicalId,
              before: world.now,
              limit: 4,
            }),
      })),
    )
    const shown = [
      ...matches.flatMap((match) => [match.personId, ...match.episodes.map((one) => one.record_id)]),
      ...contacts.map((one) => one.record_id),
    ]
    writer.send(consulted(forceId, staffId, world.now, 'search for earlier episodes', [...new Set(shown)], null))
    return {
      looked: true,
      matches,
      nearby: new Set(contacts.map((one) => one.record_id)).size,
      chosen: first(typed, 'personId'),
    }
  })
}

function given(typed: Typed, name: string): string | null {
  const text = first(typed, name).trim().slice(0, 300)
  return text === '' ? null : text
}
