// Files of other forces that are graded here, and the copy of one of ours as another force gets it.
import Type from 'typebox'
import { statement } from '../../../kernel/database.ts'
import { done } from '../../../kernel/outcome.ts'
import { sql } from '../../../kernel/sql.ts'
import { isOpen } from '../../../practice/duty.ts'
import { consulted } from '../../../registers/consultation.ts'
import { load } from '../../../registers/records.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { contextOf } from '../../../registers/world.ts'
import { page } from '../../../web/slice.ts'
import type { Auditable } from '../cases.ts'
import { auditedFile } from '../procedure.ts'
import { questions, topics } from '../questions.ts'
import { auditedFileCopyAnswer, peerFileAnswer, peerFilesAnswer } from './answers.ts'
import { copyOf } from './copy.ts'
import { peerFile } from './procedure.ts'

const listPage = page({
  path: '/peer-files',
  permission: 'grade files',
  template: 'accountability/audits/views/peer-files.njk',
  title: 'Files of other forces',
  area: '/audits',
  answer: peerFilesAnswer,
  load: async (world) =>
    done({
      rows: await world.db.read(
        contextOf(world),
        async (reader) => await peerFiles.all(reader, { force: world.who.forceId }),
      ),
    }),
})

const onePage = page({
  path: '/peer-file/:record',
  permission: 'grade files',
  template: 'accountability/audits/views/peer-file.njk',
  title: 'A file of another force',
  area: '/audits',
  answer: peerFileAnswer,
  load: async (world, { params }) => {
    const record = params['record'] ?? ''
    return await world.db.write(contextOf(world), async (writer) => {
      const { state, duties } = await load(writer, world, peerFile, record)
      const { received, graded, refused, recalled, concerns } = state
      if (received === null) return { kind: 'not found' }
      writer.send(consulted(world.who.forceId, world.who.staffId, world.now, 'a file of another force', [record], null))
      return done({
        record,
        from: received.fromName,
        topic: received.topic,
        at: received.at,
        entries: recalled === null ? received.entries : [],
        graded:
          graded === null
            ? null
            : {
                ...graded,
                answers: questions.flatMap(({ id, words }) => {
                  const answer = graded.answers[id]
                  return answer === undefined ? [] : [{ words, answer }]
                }),
                topics: topics.flatMap(({ id, words }) => {
                  const grade = graded.topics?.[id] ?? null
                  return grade === null ? [] : [{ words, answer: grade }]
                }),
              },
        refused,
        recalled,
        concerns,
        dueAt: duties.find(isOpen)?.dueAt ?? null,
        waits: graded === null && refused === null && recalled === null,
      })
    })
  },
})

const copyPage = (auditable: readonly Auditable[]) =>
  page({
    path: '/audited-file/:record/copy',
    permission: 'grade files',
    template: 'accountability/audits/views/peer-copy.njk',
    title: 'The copy for another force',
    area: '/audits',
    answer: auditedFileCopyAnswer,
    load: async (world, { params }) => {
      const record = params['record'] ?? ''
      const force = world.who.forceId
      return await world.db.write(contextOf(world), async (writer) => {
        const { state } = await load(writer, world, auditedFile, record)
        if (state.drawn?.peer !== true) return { kind: 'not found' }
        const { topic, about } = state.drawn
        const entries = await copyOf(auditable, { force, topic, about, now: world.now })
        if (entries === null) return { kind: 'not found' }
        writer.send(consulted(force, world.who.staffId, world.now, 'copy for another force', [about], null))
        return done({ record, entries, sentTo: state.sentTo })
      })
    },
  })

export const peerPages = (auditable: readonly Auditable[]) => [listPage, onePage, copyPage(auditable)]

const peerFiles = statement({
  name: 'audits: files of other forces, those that wait first',
  row: Type.Object({
    record_id: Type.String(),
    from_name: Type.String(),
    topic: Type.String(),
    received_at: Type.String(),
    answer: Maybe(Type.String()),
    answered_at: Maybe(Type.String()),
    due_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select p.record_id, p.from_name, p.topic, p.received_at, p.answer, p.answered_at, d.due_at
    from peer_file p
    left join duty d on d.force_id = p.force_id and d.record_id = p.record_id
    where p.force_id = ${p.force}
    order by p.answer is not null, p.received_at desc
    limit 200`,
})
