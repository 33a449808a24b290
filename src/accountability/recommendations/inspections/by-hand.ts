// A recommendation typed in from the report, where no text was pasted.
import Type from 'typebox'
import { optionalText } from '../../../web/fields.ts'
import { askedFields, askedWrong, entering } from './asking.ts'
import { command, known, permission } from './command.ts'
import { recommendationByReference } from './queries/asked.ts'

export const enterRecommendation = command({
  name: 'enter-recommendation',
  title: 'Enter a recommendation by hand',
  path: 'recommendations',
  permission,
  body: Type.Object({
    words: optionalText('Its words, verbatim', {
      most: 8000,
      description: 'If you leave this empty, the page says that the words are still to be entered from the report',
    }),
    ...askedFields,
  }),
  evidence: async (reader, { body, world }) =>
    await recommendationByReference.one(reader, { force: world.who.forceId, reference: body.reference }),
  decide: ({ body, state, evidence, policy, recordId, now }) => {
    const refusals = [
      ...known(state),
      ...askedWrong(state, body, { words: body.words, pasted: false }, evidence !== null),
    ]
    if (refusals.length > 0) return { kind: 'refused', refusals }
    return entering(
      state,
      recordId,
      { ...body, itemId: null, address: null, textHash: null },
      (opened) => ({
        kind: 'inspection.recommendation-entered/1',
        happenedAt: now,
        body: { recordId: opened, reference: body.reference },
      }),
      { now, holidays: policy.holidays },
    )
  },
})
