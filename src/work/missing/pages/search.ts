// The search that stands beside the report form, for a program and the command line: who may be meant, why, and what happened each time.
import Type from 'typebox'
import { done } from '../../../kernel/outcome.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import { searchPage } from '../commands/report.ts'
import { consulted } from '../queries.ts'
import { searchAnswer } from './answers/match.ts'
import { search } from './matching.ts'

const part = (title: string, maxLength = 300) => ({ ...Maybe(Type.String({ maxLength })), title, input: 'text' })

/** No form of its own: a name typed here would stand in the address of a shared machine’s browser. The report form looks without one. */
export const matchesPage = page({
  path: '/missing/search',
  permission: 'report a missing child',
  template: 'work/missing/views/search.njk',
  title: 'Search for earlier episodes',
  area: '/missing/report',
  query: Type.Object({
    name: part('Child’s name'),
    age: { ...Maybe(Type.Integer({ minimum: 0, maximum: 120 })), title: 'Age', input: 'text' },
    dateOfBirth: part('Date of birth, like 2011-05-20', 20),
    phone: part('Caller’s number', 60),
    address: part('Address'),
    postcode: part('Postcode', 20),
  }),
  answer: searchAnswer,
  load: async (world, { query }) => {
    const asked = { ...query, dateOfBirth: query.dateOfBirth ?? null }
    const isAsked = [asked.name, asked.dateOfBirth, asked.phone, asked.address].some((one) => one?.trim())
    if (!isAsked) return done({ asked: false, matches: [] })
    return await world.db.write(contextOf(world), async (writer) => {
      const found = await search(writer, world, asked)
      const matches = found.map(({ canonicalId, name, age, restricted, reasons, episodes }) => ({
        personId: canonicalId,
        name,
        age,
        restricted,
        reasons: [...reasons],
        episodes,
      }))
      const shown = found.flatMap((one) => [one.personId, ...one.episodes.map((episode) => episode.recordId)])
      // No log, no read: what a search showed is a reading of records.
      writer.send(consulted(world.who.forceId, world.who.staffId, world.now, searchPage, [...new Set(shown)], null))
      return done({ asked: true, matches })
    })
  },
})
