// A published report’s text is pasted, and what it asks for is recognised. Nothing enters the register by itself.
import { createHash } from 'node:crypto'
import Type from 'typebox'
import { newId } from '../../../kernel/identity.ts'
import { when } from '../../../registers/deciding.ts'
import { optionalLine } from '../../../web/fields.ts'
import { command, pastedText, permission, unless } from './command.ts'
import { type Recognised, readText } from './recognise.ts'

export const paste = command({
  name: 'paste',
  title: 'Paste the report’s text',
  path: 'texts',
  permission,
  body: Type.Object({
    text: {
      ...pastedText,
      title: 'Its text, or the part with the recommendations',
      description:
        'Vigil recognises what it asks for and by when, and enters nothing until you confirm each one. Anything else that says “should”, “must” or “recommend”, or gives a time, is shown for you to say what it is. Only these parts are kept, with the SHA-256 of the whole text',
      missing: 'Paste the text',
      input: 'textarea',
    },
    address: optionalLine('Where it is published', { most: 500 }),
  }),
  evidence: async () => await Promise.resolve(null),
  decide: ({ body, state, now }) => {
    const read = readText(body.text)
    const withId = (one: Recognised) => ({ ...one, itemId: newId(now) })
    const [items, rest] = [read.found.map(withId), read.rest.map(withId)]
    const textHash = createHash('sha256').update(body.text).digest('hex')
    return unless(
      [
        ...when(state.recorded === null, '', 'There is no such inspection.'),
        ...when(
          items.length + rest.length === 0,
          'text',
          'No recommendation was recognised in this text, and nothing in it says “should”, “must” or “recommend” or gives a time. Enter its recommendations by hand, from the inspection’s page.',
        ),
        ...when(
          state.texts.some((one) => one.textHash === textHash && one.items.length + (one.rest ?? []).length > 0),
          'text',
          'This text was pasted before. What it asks for is on the inspection’s page.',
        ),
      ],
      {
        kind: 'inspection.text-read/1',
        happenedAt: now,
        body: { textHash, characters: body.text.length, address: body.address, items, rest, more: read.more },
      },
    )
  },
})
