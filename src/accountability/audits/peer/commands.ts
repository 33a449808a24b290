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
    says: 'Sent: their grading comes back by itself',
    button: 'Send the copy',
    choices: async (world) => ({
      toForce: (await world.db.read(contextOf(world), async (reader) => await allForces.all(reader, {})))
        .filter((one) => one.force_id !== world.who.forceId)
        .map((one) => ({ value: one.force_id, text: one.name })),
    }),
    load: async () =>
      await Promise.resolve({
        about: [
          'What goes is the copy without names that the page of the file shows. Names of the case, telephone numbers, addresses of email, postcodes and dates of birth are taken out by their form; a nickname or a place may remain. Read it first.',
          'They see no grade of ours, and we see theirs when the grade stands.',
        ],
      }),
  }),
  bind(auditedFile, recallFromPeer, {
    says: 'Taken back: it may go to another force',
    button: 'Take it back',
    load: async () =>
      await Promise.resolve({
        about: [
          'The other force is told, and reads the file no more. A grading that it had given before it was told counts all the same.',
        ],
      }),
  }),
  ...onPaperCommands,
  bind(peerFile, gradePeer, { says: 'Graded: the other force has it', button: 'Record this grading' }),
  bind(peerFile, raisePeerConcern, {
    says: 'Sent: whoever has the case is told at once',
    button: 'Tell the other force now',
    load: async () =>
      await Promise.resolve({
        about: [
          'It goes into the case there and is not kept here. The copy names no child: write what is in the file.',
        ],
      }),
  }),
  bind(peerFile, refusePeer, { says: 'Refused: the other force is told' }),
]
