// Where the log of a command-and-control incident is pasted; the report form shows what was read, for a person to confirm.
import { done } from '../../../kernel/outcome.ts'
import { page } from '../../../web/slice.ts'
import { mostOfALog } from '../incident.ts'

export const incidentPage = page({
  path: '/missing/incident',
  permission: 'report a missing child',
  template: 'work/missing/views/incident.njk',
  title: 'From an incident’s log',
  area: '/missing/report',
  api: false,
  load: async () => await Promise.resolve(done({ most: mostOfALog })),
})
