// Which main report took up an accelerated cause of concern.
import Type from 'typebox'
import { when } from '../../../registers/deciding.ts'
import { choiceOf } from '../../../web/fields.ts'
import { command, known, permission, unless } from './command.ts'
import { inspectionByReference } from './queries.ts'

export const merge = command({
  name: 'merge',
  title: 'Record which report took it up',
  path: 'merging',
  permission,
  body: Type.Object({
    into: choiceOf(
      'Which main report took it up?',
      'Choose the main report',
      'Its findings, recommendations and dates stay as they are, and each report’s page names the other',
    ),
  }),
  evidence: async (reader, { body, world }) =>
    await inspectionByReference.one(reader, { force: world.who.forceId, reference: body.into }),
  decide: ({ body, state, evidence, recordId, now }) =>
    unless(
      [
        ...known(state),
        ...when(
          state.recorded !== null && state.recorded.kind !== 'accelerated cause of concern',
          '',
          'Only an accelerated cause of concern can be taken up by a main report.',
        ),
        ...when(state.mergedInto !== null, '', 'A main report has already taken it up.'),
        ...when(
          evidence === null || evidence.record_id === recordId,
          'into',
          'Choose another inspection in the register.',
        ),
        ...when(
          (evidence?.published_on ?? '9999') < (state.published?.on ?? ''),
          'into',
          'That report was published before it.',
        ),
      ],
      {
        kind: 'inspection.merged/1',
        happenedAt: now,
        body: { into: evidence?.record_id ?? recordId, reference: body.into },
      },
    ),
})
