// What is done between two forces: sending a file and taking it back, entering what came on paper, grading or refusing one that came.
import { allForces } from '../../../registers/forces.ts'
import { contextOf } from '../../../registers/world.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import type { Auditable } from '../cases.ts'
import { auditedFile } from '../procedure.ts'
import { gradePeer, raisePeerConcern, refusePeer } from './answering.ts'
import { onPaperCommands } from './on-paper.ts'
import { peerFile } from './procedure.ts'
import { recallFromPeer } from './recalling.ts'
import { sendToPeer } from './sending.ts'

export const peerCommands = (auditable: readonly Auditable[]): readonly BoundCommand[] => [
  bind(auditedFile, sendToPeer(auditable), {
    says: 'Sent. Their grading will come back automatically',
    button: 'Send the copy',
    choices: async (world) => ({
      toForce: (await world.db.read(contextOf(world), async (reader) => await allForces.all(reader, {})))
        .filter((one) => one.force_id !== world.who.forceId)
        .map((one) => ({ value: one.force_id, text: one.name })),
    }),
    load: async () =>
      await Promise.resolve({
        about: [
          'The other force gets the copy without names that the file’s page shows. Names recorded in the case, telephone numbers, email addresses, postcodes and dates of birth are taken out automatically. A nickname or a place may remain. Read it first.',
          'They do not see our grade, and we see theirs only once the grade is final.',
        ],
      }),
  }),
  bind(auditedFile, recallFromPeer, {
    says: 'Taken back. You may send it to another force',
    button: 'Take it back',
    load: async () =>
      await Promise.resolve({
        about: [
          'The other force is told, and can no longer read the file. If it graded the file before it was told, that grading still counts.',
        ],
      }),
  }),
  ...onPaperCommands,
  bind(peerFile, gradePeer, {
    says: 'Graded. Your grading has been sent to the other force',
    button: 'Record this grading',
  }),
  bind(peerFile, raisePeerConcern, {
    says: 'Sent. The person who has the case is told at once',
    button: 'Tell the other force now',
    load: async () =>
      await Promise.resolve({
        about: [
          'It goes into the other force’s case and is not kept here. The copy names no child: write what is in the file.',
        ],
      }),
  }),
  bind(peerFile, refusePeer, { says: 'Refused. The other force is told' }),
]
