// What names a person goes, what is evidence stays: sentences word for word, and the same in any surroundings.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { redact, redacted } from './redaction.ts'

const goldenly: readonly (readonly [text: string, left: string])[] = [
  ['DOB 2/3/12. Snap: pip_x9 was not asked.', '[date of birth]. Snap: [handle] was not asked.'],
  ['born in Stoke and the review', 'born in Stoke and the review'],
  ['Flat 3, 12 Elm Street, Stoke', '[street address], Stoke'],
  ['Ref 22/1234', 'Ref [reference number]'],
  ['Born on 3rd of May 2011, seen late', '[date of birth], seen late'],
  ['d.o.b.: 2012-03-02; date of birth is May 3, 2011', '[date of birth]; [date of birth]'],
  ['2.3.2012 (DOB) and born in 2012', '[date of birth] and [date of birth]'],
  ['Missing since 2/3/26, found 3 May', 'Missing since 2/3/26, found 3 May'],
  ['DOB was not asked', 'DOB was not asked'],
  ['went to 4a high road, then 7 St Mary’s Close', 'went to [street address], then [street address]'],
  ['Seen on Elm Street at 21:10', 'Seen on Elm Street at 21:10'],
  [
    '12 minutes on the way; 3 officers; 2 Crown Court hearings',
    '12 minutes on the way; 3 officers; 2 Crown Court hearings',
  ],
  ['On 3 May Green Road was searched', 'On 3 May Green Road was searched'],
  ['flat 12 was empty', '[street address] was empty'],
  ['at 9 Marl Street, not 12 Mayfield Road', 'at [street address], not [street address]'],
  ['messages from @pip.x and @PIP', 'messages from [handle] and [handle]'],
  ['Insta name is pip99, TikTok: pipsqueak.', 'Insta name is [handle], TikTok: [handle].'],
  [
    'Snap: not asked. WhatsApp: messages from mother. Snapchat 14 times on 3rd',
    'Snap: not asked. WhatsApp: messages from mother. Snapchat 14 times on 3rd',
  ],
  ['Crime number: 21CR/4455/26, log 4417', 'Crime number: [reference number], log [reference number]'],
  [
    'NHS no. 943 476 5919; 22/123456 at 07700 900123',
    'NHS no. [reference number]; [reference number] at [telephone number]',
  ],
  ['in case 12-year-old girls; 03/2026; case 3 of 10', 'in case 12-year-old girls; 03/2026; case 3 of 10'],
  ['a@b.org, ST1 1AA', '[email address], [postcode]'],
]

test('each of these sentences, word for word', () => {
  for (const [text, left] of goldenly) assert.equal(redact(text, []).text, left)
})

test('names in parts, in capitals and with a possessive are taken out; words that only contain them stay', () => {
  const { text, taken } = redact(
    'MARSH said that Linnet’s marshmallow, J. Marsh-Lane and linnet were seen. Born 3 May 2011 here.',
    ['Linnet Marsh'],
  )
  assert.equal(text, '[name] said that [name] marshmallow, J. [name]-Lane and [name] were seen. [date of birth] here.')
  assert.deepEqual([taken.name, taken['date of birth']], [4, 1])
  assert.equal(redact('a.b+c (x', ['a.b+c (x']).text, '[name]', 'whatever a name holds')
  assert.equal(redact('Street was at 12 Elm Street', ['Ann Street']).text, '[name] was at [street address]')
})

const evidence = fc.constantFrom(
  ...[
    'The review was late.',
    'Nobody asked why',
    '3 officers',
    'at 21:10',
    'in 2026',
    'graded HIGH',
    'born here',
    'snapchat was searched',
    'the flat was empty',
    'on 2/3/26',
    'a reference to school',
    '12 hours',
  ],
)
const givesAway = fc.constantFrom(
  ...([
    ['DOB: 2/3/12', 'date of birth', '2/3/12'],
    ['born 3 May 2011', 'date of birth', '2011'],
    ['12 Elm Street', 'street address', 'Elm'],
    ['Flat 3, 9 Oak Road', 'street address', 'Oak'],
    ['@pip_x9', 'handle', 'pip'],
    ['Snap: pip_x9', 'handle', 'pip'],
    ['Ref 22/1234', 'reference number', '1234'],
    ['07700 900123', 'telephone number', '900123'],
    ['ST1 1AA', 'postcode', '1AA'],
    ['mum@example.org', 'email address', 'mum'],
    ['Linnet', 'name', 'Linnet'],
  ] as const),
)

test('evidence alone is left as it was written', () => {
  fc.assert(
    fc.property(fc.array(evidence, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('; ')
      const { text: left, taken } = redact(text, ['Linnet Marsh'])
      assert.equal(left, text)
      assert.deepEqual(
        Object.values(taken).filter((times) => times > 0),
        [],
      )
    }),
  )
})

test('what gives somebody away goes under its true kind, and the words about it stay', () => {
  fc.assert(
    fc.property(evidence, givesAway, evidence, (before, [form, kind, secret], after) => {
      const { text, taken } = redact(`${before}; ${form}; ${after}`, ['Linnet Marsh'])
      assert.ok(!text.includes(secret), text)
      assert.ok(text.startsWith(`${before}; `) && text.endsWith(`; ${after}`), text)
      assert.deepEqual(
        redacted.filter((one) => taken[one] > 0),
        [kind],
      )
      assert.equal(text.split(`[${kind}]`).length - 1, taken[kind], 'as many are counted as are marked')
    }),
  )
})
