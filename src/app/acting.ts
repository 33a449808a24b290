// A command carried out for whoever calls it by name, as its page and the API would.
import { newId } from '../kernel/identity.ts'
import type { World } from '../registers/world.ts'
import type { Slice } from '../web/slice.ts'

/** A command, "record/name", as its page and the API carry it out; without a record's id it opens one. */
export const acting =
  (slices: readonly Slice[], world: (person: World['who']) => Promise<World>) =>
  async (person: World['who'], named: string, body: unknown, recordId?: string) => {
    const command = slices.flatMap((slice) => slice.commands).find((one) => `${one.record}/${one.name}` === named)
    if (command === undefined) throw new Error(`there is no command ${named}`)
    const given = await world(person)
    const key = newId(given.now)
    return await command.run(given, { recordId: recordId ?? newId(given.now), basedOn: null, key, body })
  }
