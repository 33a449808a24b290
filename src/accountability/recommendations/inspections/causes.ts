// The published causes of concern of the register, for naming those that a stage of monitoring is for.
import Type from 'typebox'
import { type Reader, statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import { contextOf, type World } from '../../../registers/world.ts'

const published = statement({
  name: 'monitoring: published causes of concern, those that stand first',
  row: Type.Object({ finding_id: Type.String(), theme: Type.String(), inspection: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select finding_id, theme, inspection
    from cause_of_concern_now
    where force_id = ${p.force}
      and published_on is not null
    order by ended_how is not null, published_on desc, theme, finding_id
    limit 200`,
})

export const publishedCauses = async (reader: Reader, force: string) =>
  (await published.all(reader, { force })).map(({ finding_id: findingId, theme, inspection }) => ({
    findingId,
    theme,
    inspection,
  }))

export const causesToChoose = async (world: World) =>
  (await world.db.read(contextOf(world), async (reader) => await publishedCauses(reader, world.who.forceId))).map(
    ({ findingId, theme, inspection }) => ({ value: findingId, text: `${theme} (${inspection})`.slice(0, 200) }),
  )
