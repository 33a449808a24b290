// Canonical JSON against the vectors of RFC 8785, and what it refuses.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonical } from './canonical.ts'

test('the sample of RFC 8785 section 3.2.2 and 3.2.3', () => {
  const sample = {
    numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]'),
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  assert.equal(
    canonical(sample),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('the sorting sample of RFC 8785 section 3.2.3 goes by UTF-16 code units', () => {
  const sample = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  }
  assert.deepEqual(
    Object.values<unknown>(JSON.parse(`[${canonical(sample).slice(1, -1).replaceAll('":"', '","')}]`)).filter(
      (_, index) => index % 2 === 1,
    ),
    [
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ],
  )
})

// Appendix B: the bits of a double and its text.
const numbers: readonly (readonly [string, string])[] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
]

test('the numbers of RFC 8785 appendix B', () => {
  for (const [bits, text] of numbers) assert.equal(canonical(Buffer.from(bits, 'hex').readDoubleBE()), text)
})

test('what has no canonical form is refused in words, without its content or its names', () => {
  const refusals: readonly (readonly [unknown, RegExp])[] = [
    [undefined, /^a value is undefined/],
    [{ child: { age: undefined } }, /^a value is undefined, which JSON cannot say$/],
    [[1, Number.NaN], /^a value is NaN/],
    [Number.POSITIVE_INFINITY, /is Infinity/],
    [{ name: 'Erin \ud83d' }, /^a text contains half of a surrogate pair$/],
    [{ 'Erin \udc00': 1 }, /^a text contains half of a surrogate pair$/],
    [new Date(0), /is a Date/],
    [10n, /is a bigint/],
    [Array(2), /^a value is undefined/],
  ]
  for (const [value, words] of refusals) assert.throws(() => canonical(value), { name: 'TypeError', message: words })
  const circle: Record<string, unknown> = {}
  circle['again'] = circle
  assert.throws(() => canonical(circle), /nested more than 100 deep/)
})

test('whatever the order of its names, a value has one text, and the text reads back as the value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' })), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      assert.equal(canonical(turned), canonical(value))
      assert.deepEqual(JSON.parse(canonical(value)), JSON.parse(JSON.stringify(value)))
    }),
  )
})
