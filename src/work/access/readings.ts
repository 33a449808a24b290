// The log of readings for whoever looks over it: what the inspectors read, and who read one record (Data Protection Act 2018, section 62).
import Type from 'typebox'
import { done } from '../../kernel/outcome.ts'
import { addDays, localDate, startOfLocalDay } from '../../kernel/time.ts'
import { consulted } from '../../registers/consultation.ts'
import { Maybe } from '../../registers/schemas.ts'
import { contextOf } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { readingsAnswer } from './answers.ts'
import { readByInspectors, readersOf } from './readings-queries.ts'

/** Vigil default: as far back as days of openings are listed. */
const shownDays = 90

export const readingsPage = page({
  path: '/readings',
  permission: 'review openings',
  template: 'work/access/views/readings.njk',
  title: 'Who read what',
  area: '/openings',
  query: Type.Object({
    record: Type.Optional(Maybe(Type.String({ maxLength: 300, title: 'Address or identifier of a record' }))),
  }),
  answer: readingsAnswer,
  load: async (world, { query }) => {
    const { forceId, staffId } = world.who
    const asked = query.record?.trim() || null
    const record = asked === null ? null : (identifier.exec(asked)?.[0].toLowerCase() ?? null)
    const since = addDays(localDate(world.now), -shownDays)
    return await world.db.write(contextOf(world), async (writer) => {
      const rows =
        record === null
          ? await readByInspectors.all(writer, { force: forceId, since: startOfLocalDay(since) })
          : await readersOf.all(writer, { force: forceId, record })
      // Whoever looks at the log of a record is in it too.
      if (record !== null) writer.send(consulted(forceId, staffId, world.now, 'openings', [record], null))
      return done({
        asked,
        wrong: asked !== null && record === null ? notThat : null,
        record,
        since,
        readings: rows.map(shown),
      })
    })
  },
})

const notThat = 'Paste the address of the record’s page, or its identifier: 36 characters with hyphens'
const identifier = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

const shown = (row: Awaited<ReturnType<typeof readersOf.all>>[number]) => ({
  day: row.day,
  name: row.name ?? 'Somebody of another force',
  jobs: row.roles,
  what: row.what,
  records: row.records,
  readings: row.readings,
  firstAt: row.first_at,
  lastAt: row.last_at,
  vias: row.vias.map((via) => via.replace('vigil ', 'on the ')),
})
