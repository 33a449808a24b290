// A file of evidence by its address: saved and never opened in the page, to whoever does or checks actions or inspects; none that was withdrawn, and none without the reading on record.
import { sentAs } from '../../../../kernel/document-file.ts'
import { done } from '../../../../kernel/outcome.ts'
import { consulted } from '../../../../registers/consultation.ts'
import { may, type Person } from '../../../../registers/permissions.ts'
import { load } from '../../../../registers/records.ts'
import { contextOf } from '../../../../registers/world.ts'
import { page } from '../../../../web/slice.ts'
import { action } from '../procedure.ts'
import { fileOf } from './queries.ts'

/** Not the commissioner’s office: it reads aggregates, and nobody has looked whether a file names a child. */
export const mayReadFiles = (who: Person): boolean =>
  (['own actions', 'check actions', 'inspect'] as const).some((permission) => may(who, permission))

export const filePage = page({
  path: '/action/:record/files/:position',
  permission: 'see recommendations',
  title: 'File',
  area: '/plan',
  file: (values) => ({
    name: String(values['name']),
    type: String(values['type']),
    content: Buffer.from(String(values['content']), 'base64'),
  }),
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    if (!mayReadFiles(world.who)) return { kind: 'not found' }
    return await world.db.write(contextOf(world), async (writer) => {
      const { state } = await load(writer, world, action, record)
      const one = state.files.find((each) => each.withdrawn === null && String(each.position) === params['position'])
      if (one === undefined) return { kind: 'not found' }
      const { position } = one
      const found = await fileOf.one(writer, { force: world.who.forceId, record, position })
      if (found === null) return { kind: 'not found' }
      // Nobody has looked whether a child is named in it, and it leaves Vigil.
      writer.send(consulted(world.who.forceId, world.who.staffId, world.now, 'file of an action', [record], null))
      const { type, ending } = sentAs[one.type]
      return done({ name: `action-${state.number}-file-${position}.${ending}`, type, content: found.content })
    })
  },
})
