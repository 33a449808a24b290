// Attaching a file of evidence to an action, and withdrawing the wrong one. Its owner does both, so that whoever checks never reads what they sent.
import Type from 'typebox'
import { mostDocumentBytes, readDocument } from '../../../../kernel/document-file.ts'
import { sql } from '../../../../kernel/sql.ts'
import { when } from '../../../../registers/deciding.ts'
import { type Also, load, none } from '../../../../registers/records.ts'
import { contextOf, type World } from '../../../../registers/world.ts'
import { choiceOf, document, line, text } from '../../../../web/fields.ts'
import { type BoundCommand, bind } from '../../../../web/slice.ts'
import { command, isFinished, unless } from '../command.ts'
import { notOwner } from '../doing.ts'
import { action } from '../procedure.ts'

/** More than that is an archive: a second person reads each. */
const mostFiles = 10

/** Those that were withdrawn too: their bytes stay, and no action fills the disk. */
const mostEver = 40

const attachFile = command({
  name: 'attach-file',
  title: 'Attach evidence',
  path: 'files',
  permission: 'own actions',
  body: Type.Object({
    what: line('What is it?', 'Enter what it is', {
      description: 'For example “Minutes of the training board, 12 November”. No names of children',
    }),
    file: document(
      'File',
      'Choose a file',
      mostDocumentBytes,
      'PDF or plain text, up to 5 megabytes. Vigil keeps it as it is and does not scan it. No case files, no pictures, no names of children: if Vigil already holds it, give its address instead',
    ),
  }),
  evidence: none,
  decide: ({ body, state, folded, recordId, by, now }) => {
    const bytes = Buffer.from(body.file, 'base64')
    const read = readDocument(bytes)
    const shown = state.files.filter((one) => one.withdrawn === null)
    const refusals = [
      ...notOwner(state, by),
      ...when(isFinished(state), '', 'This action is finished. The evidence it was checked against stays as it is.'),
      ...when(
        shown.length >= mostFiles,
        '',
        `This action has ${mostFiles} files. First withdraw one that shows nothing.`,
      ),
      ...when(
        state.files.length >= mostEver,
        '',
        `${mostEver} files have been attached to this action, including those withdrawn. Give addresses instead.`,
      ),
      ...(read.kind === 'refused' ? when(true, 'file', read.sentence) : []),
      ...when(
        read.kind === 'document' && shown.some((one) => one.sha256 === read.document.sha256),
        'file',
        'This file is already attached.',
      ),
    ]
    if (read.kind === 'refused') return unless(refusals)
    const decision = unless(refusals, {
      kind: 'action.file-attached/1',
      happenedAt: now,
      body: { what: body.what, ...read.document },
    })
    const kept: Also = {
      recordId,
      append: async ({ writer }) =>
        await Promise.resolve(
          writer.send(sql`
            insert into action_file (force_id, record_id, position, added_at, sha256, content)
            values (${folded.forceId}, ${recordId}, ${folded.facts.length + 1}, ${now}, decode(${read.document.sha256}, 'hex'), ${bytes})`),
        ),
    }
    return decision.kind === 'facts' ? { ...decision, also: [kept] } : decision
  },
})

const withdrawFile = command({
  name: 'withdraw-file',
  title: 'Withdraw a file',
  path: 'file-withdrawals',
  permission: 'own actions',
  body: Type.Object({
    file: choiceOf(
      'Which file?',
      'Choose the file',
      'Nobody can open it any more. The page still says that it was there',
    ),
    because: text('Why?', 'Enter why', { most: 1000 }),
  }),
  evidence: none,
  decide: ({ body, state, by, now }) => {
    const position = state.files.find((one) => one.withdrawn === null && String(one.position) === body.file)?.position
    return unless(
      [
        ...notOwner(state, by),
        ...when(
          isFinished(state),
          '',
          'This action is finished. Its files can only be erased, which two records managers decide.',
        ),
        ...when(position === undefined, 'file', 'This file has already been withdrawn. Choose one that is shown.'),
      ],
      {
        kind: 'action.file-withdrawn/1',
        happenedAt: now,
        body: { filePosition: position ?? 0, because: body.because },
      },
    )
  },
})

const attached = async (world: World, recordId: string) => {
  const { state } = await world.db.read(contextOf(world), async (reader) => await load(reader, world, action, recordId))
  return {
    file: state.files
      .filter((one) => one.withdrawn === null)
      .map(({ position, what }) => ({ value: String(position), text: what })),
  }
}

export const fileCommands: readonly BoundCommand[] = [
  bind(action, attachFile, { says: 'Attached' }),
  bind(action, withdrawFile, { says: 'Withdrawn: nobody can open it any more', choices: attached }),
]
