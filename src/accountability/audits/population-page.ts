// The list to draw an audit’s sample from once more.
import { stringify } from 'csv-stringify/sync'
import { done } from '../../kernel/outcome.ts'
import { load } from '../../registers/records.ts'
import { contextOf } from '../../registers/world.ts'
import { page } from '../../web/slice.ts'
import { caseHash } from '../case-name.ts'
import { itemName, rankBy, rankBySeed } from './draw.ts'
import { audit } from './procedure.ts'
import { filesOf } from './queries/files.ts'

/**
 * Everything needed to draw the sample again with a pencil, for whoever may see that it was drawn: each case by its name in this audit,
 * which leads nobody to the case who may not open it.
 */
export const populationPage = page({
  path: '/audit/:record/population.csv',
  permission: 'see recommendations',
  title: 'Population',
  file: (values) => ({ name: 'population.csv', type: 'text/csv; charset=utf-8', content: String(values['csv']) }),
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    return await world.db.read(contextOf(world), async (reader) => {
      const { state } = await load(reader, world, audit, record)
      if (state.drawn === null) return { kind: 'not found' }
      const { seed, root, population } = state.drawn
      const rank = root === undefined ? rankBySeed(seed) : rankBy({ seed, root: root.hash, auditId: record })
      const files = await filesOf.all(reader, { force: world.who.forceId, audit: record })
      const drawn = new Set(files.map(({ about, question }) => itemName(about, question ?? undefined)))
      const rows = population
        .map(({ recordId, stratum, question }) => {
          const item = itemName(recordId, question)
          return { rank: rank(item), case: caseHash(record, item), stratum, drawn: drawn.has(item) ? 'yes' : 'no' }
        })
        .sort((a, b) => (a.rank < b.rank ? -1 : 1))
      return done({
        csv: stringify(rows, { header: true, columns: ['rank', 'case', 'stratum', 'drawn'], escape_formulas: true }),
      })
    })
  },
})
