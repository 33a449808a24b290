// What comes from outside a force as facts of its own records: a question, another force’s offer, a file to grade.
import { peerFile } from '../src/accountability/audits/peer/procedure.ts'
import { question } from '../src/accountability/questions/procedure.ts'
import { newId } from '../src/kernel/identity.ts'
import { systemPerson } from '../src/registers/alarms.ts'
import { appendTo } from '../src/registers/records.ts'
import { contextOf } from '../src/registers/world.ts'
import { transfer } from '../src/work/missing/transfer/procedure.ts'
import type { It } from './app.ts'

/** A question of the public, another force's offer and a file that it asks us to grade come as facts of their own records. */
export async function fromOutside(it: It, force: string): Promise<void> {
  const world = await it.app.world(systemPerson(force))
  const { now } = world
  await it.databases.app.write(contextOf(world), async (writer) => {
    const writing = { writer, world, commandId: newId(now) }
    await appendTo(writing, question, newId(now), () => [
      {
        kind: 'question.received/1',
        happenedAt: now,
        body: { forum: 'commissioner', question: 'Are children heard?', name: null, email: null, receivedAt: now },
      },
    ])
    await appendTo(writing, peerFile, newId(now), () => [
      {
        kind: 'peer-file.received/1',
        happenedAt: now,
        body: {
          fromForce: 'warwickshire',
          fileId: newId(now),
          fromName: 'Warwickshire Police',
          topic: 'missing children',
          entries: [{ at: now, recordedAt: now, words: 'reported missing', detail: 'Last seen at the bus station' }],
        },
      },
    ])
    await appendTo(writing, transfer, newId(now), () => [
      {
        kind: 'transfer.received/1',
        happenedAt: now,
        body: {
          fromForce: 'warwickshire',
          fromName: 'Warwickshire Police',
          fromRecordId: newId(now),
          because: 'She lives with you',
          package: {
            child: {
              name: 'Wren Larkspur',
              age: 14,
              dateOfBirth: null,
              ageDisputed: false,
              sex: null,
              description: null,
            },
            lastSeen: { at: now, precision: 'about', place: 'Bus station' },
            caller: { phone: '01632 960002', name: null, relation: null },
            why: 'Not home from school',
            firstContactAt: now,
            level: 'MEDIUM',
            gradingBecause: 'Out of character',
            answers: [],
            done: [],
          },
        },
      },
    ])
  })
}
